package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests that the server must not serve: each gets its status, once, and the connection ends. Behind each
/// request stands a second one, which a wrong reading of the first would serve: request smuggling.
@Timeout(60)
class RefusalTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    /// `␍`, `␊`, `␉`, `␋` and `␀` stand for CR, LF, the tabs and NUL; `|` for CR LF.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                // request line
                "line-nonsense -> nonsense|Host: x|| -> 400",
                "line-method-only -> GET|Host: x|| -> 400",
                "line-no-version -> GET /|Host: x|| -> 400",
                "line-two-blanks -> GET /  HTTP/1.1|Host: x|| -> 400",
                "line-blank-at-end -> GET / HTTP/1.1 |Host: x|| -> 400",
                "line-tab -> GET␉/ HTTP/1.1|Host: x|| -> 400",
                "line-cr -> GET / HTTP/1.1␍Host: x|| -> 400",
                "line-cr-first -> ␍GET / HTTP/1.1|Host: x|| -> 400",
                "line-line-feed -> GET / HTTP/1.1␊Host: x|| -> 400",
                "line-line-feed-first -> ␊GET / HTTP/1.1|Host: x|| -> 400",
                "method-no-token -> G@T / HTTP/1.1|Host: x|| -> 400",
                "target-escape -> GET /%zz HTTP/1.1|Host: x|| -> 400",
                "target-escape-cut -> GET /a%2 HTTP/1.1|Host: x|| -> 400",
                "target-fragment -> GET /a#b HTTP/1.1|Host: x|| -> 400",
                "target-relative -> GET a HTTP/1.1|Host: x|| -> 400",
                "target-star -> GET * HTTP/1.1|Host: x|| -> 400",
                "target-ftp -> GET ftp://x/ HTTP/1.1|Host: x|| -> 400",
                "target-no-host -> GET http:///a HTTP/1.1|Host: x|| -> 400",
                "target-user -> GET http://a@b/ HTTP/1.1|Host: x|| -> 400",
                "target-not-ascii -> GET /\u00e9 HTTP/1.1|Host: x|| -> 400",
                "target-https -> GET https://x/ HTTP/1.1|Host: x|| -> 400",
                "target-nul -> GET /␀ HTTP/1.1|Host: x|| -> 400",
                "method-connect -> CONNECT x:80 HTTP/1.1|Host: x|| -> 501",
                "version-lower-case -> GET / http/1.1|Host: x|| -> 400",
                "version-comma -> GET / HTTP/1,1|Host: x|| -> 400",
                "version-2 -> GET / HTTP/2.0|Host: x|| -> 505",
                "version-0.9 -> GET / HTTP/0.9|Host: x|| -> 505",
                "http2-preface -> PRI * HTTP/2.0||SM|| -> 505",
                // the Host field
                "host-missing -> GET / HTTP/1.1|| -> 400",
                "host-twice -> GET / HTTP/1.1|Host: x|Host: x|| -> 400",
                "host-two -> GET / HTTP/1.1|Host: x|Host: y|| -> 400",
                "host-two-1.0 -> GET / HTTP/1.0|Host: x|Host: y|| -> 400",
                "host-blank -> GET / HTTP/1.1|Host: x y|| -> 400",
                "host-path -> GET / HTTP/1.1|Host: x/y|| -> 400",
                "host-user -> GET / HTTP/1.1|Host: a@b|| -> 400",
                "host-list -> GET / HTTP/1.1|Host: x, y|| -> 400",
                // fields
                "field-blank-before-colon -> GET / HTTP/1.1|Host : x|| -> 400",
                "field-folded -> GET / HTTP/1.1|Host: x|A: b| c|| -> 400",
                "field-first-blank -> GET / HTTP/1.1| A: b|Host: x|| -> 400",
                "field-no-colon -> GET / HTTP/1.1|Host: x|no colon|| -> 400",
                "field-no-name -> GET / HTTP/1.1|Host: x|: no name|| -> 400",
                "field-name-cr -> GET / HTTP/1.1|Host: x|A␍: b|| -> 400",
                "field-value-cr -> GET / HTTP/1.1|Host: x|A: b␍c|| -> 400",
                "field-ends-cr-cr -> GET / HTTP/1.1|Host: x|A: b␍␍␊| -> 400",
                "field-ends-line-feed -> GET / HTTP/1.1|Host: x|A: b␊C: d|| -> 400",
                "head-ends-line-feed -> GET / HTTP/1.1|Host: x|␊ -> 400",
                "field-name-nul -> GET / HTTP/1.1|Host: x|A␀: b|| -> 400",
                "field-value-nul -> GET / HTTP/1.1|Host: x|A: b␀c|| -> 400",
                "field-name-no-token -> GET / HTTP/1.1|Host: x|A(: b|| -> 400",
                // two readings of the length
                "length-and-chunks -> POST / HTTP/1.1|Host: x|Content-Length: 5|Transfer-Encoding: chunked||0|| -> 400",
                "chunks-and-length -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|Content-Length: 5||0|| -> 400",
                "length-two -> POST / HTTP/1.1|Host: x|Content-Length: 5|Content-Length: 6||hello -> 400",
                "length-list -> POST / HTTP/1.1|Host: x|Content-Length: 5, 6||hello -> 400",
                "length-plus -> POST / HTTP/1.1|Host: x|Content-Length: +5||hello -> 400",
                "length-word -> POST / HTTP/1.1|Host: x|Content-Length: 5x||hello -> 400",
                "length-hex -> POST / HTTP/1.1|Host: x|Content-Length: 0x5||hello -> 400",
                "length-negative -> POST / HTTP/1.1|Host: x|Content-Length: -1|| -> 400",
                "length-empty -> POST / HTTP/1.1|Host: x|Content-Length:|| -> 400",
                "length-blank -> POST / HTTP/1.1|Host: x|Content-Length: 5 5||hello -> 400",
                "length-64-bits -> POST / HTTP/1.1|Host: x|Content-Length: 99999999999999999999|| -> 400",
                "length-minus-zero -> POST / HTTP/1.1|Host: x|Content-Length: -0|| -> 400",
                "length-decimal -> POST / HTTP/1.1|Host: x|Content-Length: 5.0||hello -> 400",
                "length-underscore -> POST / HTTP/1.1|Host: x|Content-Length: 0_5||hello -> 400",
                "length-quoted -> POST / HTTP/1.1|Host: x|Content-Length: \"5\"||hello -> 400",
                "length-list-empty -> POST / HTTP/1.1|Host: x|Content-Length: 5,||hello -> 400",
                "length-nul -> POST / HTTP/1.1|Host: x|Content-Length: 5␀||hello -> 400",
                "length-vertical-tab -> POST / HTTP/1.1|Host: x|Content-Length: ␋5||hello -> 400",
                "length-tab-before-colon -> POST / HTTP/1.1|Host: x|Content-Length␉: 5||hello -> 400",
                "length-line-feed -> POST / HTTP/1.1|Host: x|A: b␊Content-Length: 5||hello -> 400",
                "length-blank-before-colon -> POST / HTTP/1.1|Host: x|Content-Length : 5||hello -> 400",
                "length-folded -> POST / HTTP/1.1|Host: x|Content-Length: 5| 0||hello -> 400",
                "coding-blank-before-colon -> POST / HTTP/1.1|Host: x|Transfer-Encoding : chunked||0|| -> 400",
                "coding-chunked-not-last -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked, gzip||0|| -> 400",
                "coding-gzip -> POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip|| -> 400",
                "coding-identity -> POST / HTTP/1.1|Host: x|Transfer-Encoding: identity|| -> 400",
                "coding-unknown -> POST / HTTP/1.1|Host: x|Transfer-Encoding: xchunked||0|| -> 400",
                "coding-chunked-twice -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked, chunked||0|| -> 400",
                "coding-two-fields -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|Transfer-Encoding: identity||0|| -> 400",
                "coding-two-equal-fields -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|Transfer-Encoding: chunked||0|| -> 400",
                "coding-parameter -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked;a=b||0|| -> 400",
                "coding-quoted -> POST / HTTP/1.1|Host: x|Transfer-Encoding: \"chunked\"||0|| -> 400",
                "coding-two-words -> POST / HTTP/1.1|Host: x|Transfer-Encoding: x chunked||0|| -> 400",
                "coding-two-colons -> POST / HTTP/1.1|Host: x|Transfer-Encoding: : chunked||0|| -> 400",
                "coding-folded -> POST / HTTP/1.1|Host: x|Transfer-Encoding:| chunked||0|| -> 400",
                "coding-nul -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked␀||0|| -> 400",
                "coding-tab-before-colon -> POST / HTTP/1.1|Host: x|Transfer-Encoding␉: chunked||0|| -> 400",
                "coding-line-feed -> POST / HTTP/1.1|Host: x|A: b␊Transfer-Encoding: chunked||0|| -> 400",
                "coding-empty -> POST / HTTP/1.1|Host: x|Transfer-Encoding:|| -> 400",
                "coding-vertical-tab -> POST / HTTP/1.1|Host: x|Transfer-Encoding: ␋chunked||0|| -> 400",
                "coding-1.0 -> POST / HTTP/1.0|Host: x|Transfer-Encoding: chunked||0|| -> 400",
                "coding-not-supported -> POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip, chunked||0|| -> 501",
                // chunks
                "chunk-size-word -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||x|| -> 400",
                "chunk-size-0x -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0x5|hello|0|| -> 400",
                "chunk-too-long -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5|helloo|0|| -> 400",
                "chunk-too-short -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5|hell|0|| -> 400",
                "chunk-line-feed -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5␊hello|0|| -> 400",
                "chunk-cr -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5␍hello|0|| -> 400",
                "chunk-extension-line-feed -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5;a␊b|hello|0|| -> 400",
                "chunk-size-negative -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||-5|hello|0|| -> 400",
                "chunk-size-64-bits -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||1000000000000005|hello|0|| -> 400",
                "chunk-size-none -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|||hello|0|| -> 400",
                "chunk-size-plus -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||+5|hello|0|| -> 400",
                "chunk-size-underscore -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0_5|hello|0|| -> 400",
                "chunk-size-blank-before -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked|| 5|hello|0|| -> 400",
                "chunk-size-blank-behind -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5 |hello|0|| -> 400",
                "chunk-size-nul -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5␀|hello|0|| -> 400",
                "chunk-extension-cr -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5;a␍b|hello|0|| -> 400",
                "chunk-extension-nul -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5;a␀|hello|0|| -> 400",
                "chunk-data-line-feed -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5|hello␊0|| -> 400",
                "chunk-data-cr -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5|hello␍0|| -> 400",
                "chunk-last-line-feed -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||5|hello|0␊␊ -> 400",
                "trailer-line-feed -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0|A: b␊| -> 400",
                "trailer-end-line-feed -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0|A: b|␊ -> 400",
                "trailer-folded -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0|A: b| c|| -> 400",
                "trailer-no-colon -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0|A|| -> 400",
                "trailer-blank-before-colon -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0|A : b|| -> 400",
                "trailer-nul -> POST / HTTP/1.1|Host: x|Transfer-Encoding: chunked||0|A: b␀|| -> 400",
                // expectations
                "expectation-unknown -> POST / HTTP/1.1|Host: x|Expect: tea|Content-Length: 5||hello -> 417"
            })
    void isRefusedAndNothingBehindItIsServed(String id, String request, int status) {
        String bytes = request.replace("|", "\r\n")
                .replace('␍', '\r')
                .replace('␊', '\n')
                .replace('␉', '\t')
                .replace('␋', '\u000b')
                .replace('␀', '\0');
        assertRefused(bytes + SMUGGLED, status);
    }

    @Test
    void headThatIsTooLongIs431() {
        assertRefused("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(40_000) + "\r\n\r\n", 431);
    }

    @Test
    void tooManyFieldsAre431() {
        assertRefused("GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(100) + "\r\n", 431);
        assertServed("GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(99) + "\r\n");
    }

    @Test
    void targetThatIsTooLongIs414() {
        assertRefused("GET /" + "a".repeat(8_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
        assertRefused("GET /" + "a".repeat(40_000), 414);
        assertServed("GET /" + "a".repeat(7_999) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @Test
    void bodyThatIsTooLongIs413() {
        assertRefused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 16777217\r\n\r\n", 413);
        assertRefused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1000001\r\n", 413);
    }

    @Test
    void extensionsOfChunksHaveALimit() {
        String request = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertRefused(request + "5;a=" + "b".repeat(9_000) + "\r\nhello\r\n0\r\n\r\n", 400);
        assertServed(request + "5;a=b;c=\"d\"\r\nhello\r\n0\r\nTrailer: ignored\r\n\r\n");
    }

    @Test
    void refusalOfAHeadRequestHasNoBody() {
        String text = FakeClient.talk(Apps.ECHO, "HEAD / HTTP/1.1\r\n\r\n");
        assertTrue(text.startsWith("HTTP/1.1 400 Bad Request\n"), text);
        assertTrue(text.endsWith("\n\n"), text);
    }

    @Test
    void refusalHasADate() {
        assertTrue(FakeClient.talk(Apps.ECHO, ServerLimits.DEFAULT, each -> each.send("nonsense\r\n\r\n"))
                .raw()
                .contains("\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
    }

    @Test
    void equalLengthsAreOneLength() {
        assertServed("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello");
    }

    @Test
    void refusedRequestDoesNotReachTheApplication() {
        FakeClient client = FakeClient.talk(
                (_, _, _) -> {
                    throw new AssertionError("called");
                },
                ServerLimits.DEFAULT,
                each -> each.send("GET / HTTP/1.1\r\n\r\n"));
        assertEquals(List.of(), client.log());
    }

    @Test
    void errorInABodyThatTheApplicationDoesNotReadEndsTheConnectionAfterTheResponse() {
        FakeClient client = FakeClient.talk(
                Apps.LINE,
                ServerLimits.DEFAULT,
                each -> each.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n" + SMUGGLED));
        assertEquals("HTTP/1.1 200 OK\nContent-Length: 6\n\nPOST /", client.text());
        assertEquals("closed", client.end());
    }

    private static void assertRefused(String bytes, int status) {
        FakeClient client = FakeClient.talk(Apps.ECHO, ServerLimits.DEFAULT, each -> each.send(bytes));
        String text = client.text();
        assertTrue(text.startsWith("HTTP/1.1 " + status + " "), text);
        assertTrue(text.contains("\nConnection: close\n"), text);
        assertEquals(text.lastIndexOf("HTTP/1.1 " + status), 0, text);
        assertTrue(!text.contains("HTTP/1.1 200"), text);
        assertEquals("closed", client.end());
        assertEquals(List.of(), client.log());
    }

    private static void assertServed(String bytes) {
        String text = FakeClient.talk(Apps.ECHO, bytes);
        assertTrue(text.startsWith("HTTP/1.1 200 OK\n"), text);
    }
}
