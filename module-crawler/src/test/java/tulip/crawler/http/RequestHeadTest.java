package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
    @Test
    void requestIsEncodedWithAllItsFields() {
        assertEquals("GET /a?b HTTP/1.1\r\nHost: x:8080\r\nAccept: \r\n\r\n", written(request("/a?b", "")));
    }

    @Test
    void whatIsWrittenCanBeRead() {
        assertEquals(
                "GET / HTTP/1.1 [Host=x:8080] [Accept=é] none|''",
                ReaderTranscript.requests(written(request("/", "é"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nEvil: b", "a\nb", "a\0", "€"})
    void characterThatWouldBreakTheRequestIsAnError(String text) {
        assertThrows(IllegalArgumentException.class, request("/", text)::toBytes);
        assertThrows(IllegalArgumentException.class, request("/" + text, "")::toBytes);
    }

    private static RequestHead request(String target, String accept) {
        return new RequestHead(
                "GET",
                target,
                Version.HTTP_1_1,
                new Headers().add("Host", "x:8080").add("Accept", accept));
    }

    private static String written(RequestHead head) {
        return new String(head.toBytes(), StandardCharsets.ISO_8859_1);
    }
}
