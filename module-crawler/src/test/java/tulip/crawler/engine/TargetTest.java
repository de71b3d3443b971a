package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.http.Headers;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.Version;

class TargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nb", "/a\u0000", "/\u007f", "/\u00e9", "/\u0161"})
    void aTargetThatWouldBreakTheRequestIsAnError(String target) {
        var endpoint = new Endpoint(Url.parse("http://h/"), Access.LOOPBACK.guard());
        var url = new Url("http", "h", 80, target);
        assertThrows(IllegalArgumentException.class, () -> endpoint.request(url));
    }

    @Test
    void anEndpointWritesTheSameBytesAsAHead() {
        Url url = Url.parse("http://h/a/b?c");
        byte[] request = new Endpoint(url, Access.LOOPBACK.guard()).request(url);
        String text = new String(request, StandardCharsets.US_ASCII);
        var headers = new Headers();
        text.lines().skip(1).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split(": ", 2);
            headers.add(parts[0], parts[1]);
        });
        assertArrayEquals(new RequestHead("GET", "/a/b?c", Version.HTTP_1_1, headers).toBytes(), request);
    }
}
