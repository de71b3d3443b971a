package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReadingTest {
    private static final String POST = "POST / HTTP/1.1\r\n";

    @Test
    void requestWithoutLengthHasNoBody() {
        assertEquals(
                "GET /a?b HTTP/1.1 [Host=x] none|''|GET / HTTP/1.0 none|'' close",
                ReaderTranscript.requests("GET /a?b HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.0\r\n\r\n"));
    }

    @Test
    void emptyLinesBeforeARequestAreIgnored() {
        assertEquals("GET / HTTP/1.1 none|''", ReaderTranscript.requests("\r\n\r\nGET / HTTP/1.1\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\nGET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\n"
            })
    void lineOfARequestThatEndsWithLineFeedAloneIsAnError(String request) {
        assertEquals("BAD_HEAD", ReaderTranscript.requests(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\r\nA: b\n\r\n", "0\r\nA: b\r\n\n", "0\r\n\n"})
    void trailerLineOfARequestThatEndsWithLineFeedAloneIsAnError(String chunks) {
        String steps = ReaderTranscript.requests(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
        assertTrue(steps.endsWith("|BAD_FRAMING"), steps);
    }

    @Test
    void endlessEmptyLinesReachTheLimit() {
        assertEquals("HEAD_TOO_LARGE", ReaderTranscript.requests("\r\n".repeat(ReaderTranscript.MAX_HEAD_BYTES)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /",
                "GET  / HTTP/1.1",
                "GET /  HTTP/1.1",
                "GET / HTTP/1.1 ",
                "GET / a HTTP/1.1",
                " GET / HTTP/1.1",
                "GET\t/ HTTP/1.1",
                "GET / http/1.1",
                "GET /\0 HTTP/1.1",
                "GET /é HTTP/1.1",
                "G\rT / HTTP/1.1",
                "GÉT / HTTP/1.1",
                "GET / HTTP/1.1\r"
            })
    void malformedRequestLineIsAnError(String line) {
        assertEquals("BAD_HEAD", ReaderTranscript.requests(line + "\r\nHost: x\r\n\r\n"));
    }

    @Test
    void anotherMajorVersionIsAnErrorOfItsOwn() {
        assertEquals("OTHER_VERSION", ReaderTranscript.requests("GET / HTTP/2.0\r\nHost: x\r\n\r\n"));
        assertEquals("OTHER_VERSION", ReaderTranscript.requests("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        assertEquals("BAD_HEAD", ReaderTranscript.requests("GET / HTTP/2\r\n\r\n"));
    }

    @Test
    void tlsOnAPlainPortIsAnErrorAtOnce() {
        assertEquals("BAD_HEAD", ReaderTranscript.requests("\u0016\u0003\u0001"));
    }

    @Test
    void foldedFieldInARequestIsAnError() {
        assertEquals("BAD_HEAD", ReaderTranscript.requests("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n"));
    }

    @Test
    void bothLengthFieldsInARequestAreAnError() {
        assertEquals(
                "BAD_FRAMING",
                ReaderTranscript.requests(POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    }

    @Test
    void requestWhoseLastCodingIsNotChunkedIsAnError() {
        assertEquals("BAD_FRAMING", ReaderTranscript.requests(POST + "Transfer-Encoding: gzip\r\n\r\n"));
        assertEquals("BAD_FRAMING", ReaderTranscript.requests(POST + "Transfer-Encoding: chunked, gzip\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no colon", "name : value", ": value", " folded: value", "n\0me: value", "a:b\0c", "a/b: c"})
    void malformedTrailerFieldOfARequestIsAnError(String trailer) {
        String request = POST + "Transfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n" + trailer + "\r\n\r\n";
        String steps = ReaderTranscript.requests(request);
        assertTrue(steps.endsWith("|BAD_FRAMING") || steps.endsWith("|BAD_HEAD"), steps);
    }

    @Test
    void spaceBehindAChunkSizeOfARequestIsAnErrorUnlessAnExtensionFollows() {
        String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n";
        assertTrue(ReaderTranscript.requests(chunked + "0 \r\n\r\n").endsWith("|BAD_FRAMING"));
        assertTrue(ReaderTranscript.requests(chunked + "0 ;a\r\n\r\n").endsWith("|''"));
    }

    @Test
    void trailerFieldsOfARequestAreIgnored() {
        assertEquals(
                "POST / HTTP/1.1 [Transfer-Encoding=chunked] chunked|''",
                ReaderTranscript.requests(POST + "Transfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\nC:\r\n\r\n"));
    }

    @Test
    void pipelinedRequestsAreReadOneByOne() {
        assertEquals(
                "POST / HTTP/1.1 [Content-Length=2] length 2|'ab'|POST / HTTP/1.1 [Transfer-Encoding=chunked] chunked|'c'"
                        + "|GET / HTTP/1.1 none|''",
                ReaderTranscript.requests(POST + "Content-Length: 2\r\n\r\nab" + POST
                        + "Transfer-Encoding: chunked\r\n\r\n1\r\nc\r\n0\r\n\r\n" + "GET / HTTP/1.1\r\n\r\n"));
    }
}
