package tulip.crawler.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.MessageReader.Step;

class ResponseReadingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void nothingAtAllIsNoMessage() {
        assertEquals("", ReaderTranscript.responses(""));
    }

    @Test
    void aConnectionThatEndsBeforeTheResponseIsReset() {
        var reader = MessageReader.ofResponses(100, 100);
        assertTrue(reader.idle());
        assertEquals(
                HttpError.Kind.TRUNCATED_HEAD,
                assertThrows(HttpError.class, reader::finish).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nA: b\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n\r"})
    void aConnectionThatEndsInsideTheHeadIsReset(String bytes) {
        assertEquals("end|TRUNCATED_HEAD", ReaderTranscript.responses(bytes));
    }

    @Test
    void headWithoutFieldsIsWhole() {
        assertEquals("HTTP/1.1 200 OK until close|end|'' close", ReaderTranscript.responses(OK + "\r\n"));
    }

    @Test
    void bodyOfKnownLengthIsRead() {
        assertEquals(
                "HTTP/1.1 200 OK [Content-Length=5] length 5|'hello'",
                ReaderTranscript.responses(OK + "Content-Length: 5\r\n\r\nhello"));
    }

    @Test
    void lineFeedAloneEndsALineOfTheHead() {
        assertEquals(
                "HTTP/1.1 200 OK [A=b] [Content-Length=1] length 1|'x'",
                ReaderTranscript.responses("HTTP/1.1 200 OK\nA: b\r\nContent-Length: 1\n\nx"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200, HTTP/1.1 200 ''",
        "'HTTP/1.1 200 ', HTTP/1.1 200 ''",
        "HTTP/1.0 404 Not Found, HTTP/1.0 404 Not Found",
        "HTTP/1.9 599 \tä, HTTP/1.1 599 \tä"
    })
    void statusLineIsRead(String line, String expected) {
        assertEquals(
                expected.replace("''", "") + " [Content-Length=0] length 0|''"
                        + (line.startsWith("HTTP/1.0") ? " close" : ""),
                ReaderTranscript.responses(line + "\r\nContent-Length: 0\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " HTTP/1.1 200 OK",
                "http/1.1 200 OK",
                "HTTP/2.0 200 OK",
                "HTTP/1.10 200 OK",
                "HTTP/1.x 200 OK",
                "HTTP/1.1  200 OK",
                "HTTP/1.1\t200 OK",
                "HTTP/1.1",
                "HTTP/1.1 ",
                "HTTP/1.1 20",
                "HTTP/1.1 20x OK",
                "HTTP/1.1 +20 OK",
                "HTTP/1.1 2000 OK",
                "HTTP/1.1 200-OK",
                "HTTP/1.1 200 O\0K",
                "HTTP/1.1 200 O\rK",
                "ICY 200 OK",
                "<html>"
            })
    void malformedStatusLineIsAnError(String line) {
        assertEquals("BAD_HEAD", ReaderTranscript.responses(line + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 600, 999})
    void statusOutsideTheProtocolIsAnError(int status) {
        assertEquals("BAD_STATUS", ReaderTranscript.responses("HTTP/1.1 %03d Odd\r\n\r\n".formatted(status)));
    }

    @Test
    void garbageIsAnErrorBeforeItsLineEnds() {
        assertEquals("BAD_HEAD", ReaderTranscript.responses("SSH-2.0-OpenSSH"));
        assertEquals("BAD_HEAD", ReaderTranscript.responses("HTTP/2"));
        assertEquals("BAD_HEAD", ReaderTranscript.responses("g".repeat(ReaderTranscript.MAX_HEAD_BYTES + 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "A:b, A=b",
        "A:, A=''",
        "A: \t, A=''",
        "A:  \tb c\t , A=b c",
        "a_1!#$%&'*+-.^`|~:x, a_1!#$%&'*+-.^`|~=x",
        "A: é:\"\t, A=é:\"",
    })
    void fieldIsReadWithoutTheBlanksAroundItsValue(String line, String expected) {
        assertEquals(
                "HTTP/1.1 304 N [" + expected.replace("=''", "=") + "] none|''",
                ReaderTranscript.responses("HTTP/1.1 304 N\r\n" + line.replace("''", "") + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A : b",
                "A\t: b",
                " A: b",
                " A",
                "\tA: b",
                "A b: c",
                "Ä: b",
                "A: \0",
                "A: b\rc",
                "A: \u007f",
                "A: \u001b[2J",
                "A: b\r\r"
            })
    void malformedFieldLineIsAnError(String line) {
        assertEquals("BAD_HEAD", ReaderTranscript.responses(OK + line + "\r\n\r\n"));
    }

    /// Browsers and `java.net.http` ignore such lines too.
    @ParameterizedTest
    @ValueSource(strings = {"A", "no name at all", ": b", ":", "A\r\n: folded", ": a\r\n b\r\n c"})
    void aLineWithoutANameIsIgnored(String line) {
        assertEquals(
                "HTTP/1.1 304 N [X=y] [Z=w] none|''",
                ReaderTranscript.responses("HTTP/1.1 304 N\r\nX: y\r\n" + line + "\r\nZ: w\r\n\r\n"));
    }

    @Test
    void foldedFieldIsUnfoldedForAUserAgent() {
        assertEquals(
                "HTTP/1.1 204 N [A=b c d] [E=f] none|''",
                ReaderTranscript.responses("HTTP/1.1 204 N\r\nA: b\r\n c\r\n \t\r\n\td \r\nE:\r\n f\r\n\r\n"));
    }

    @Test
    void headOfJustTheLimitIsRead() {
        String head = OK + "Content-Length: 0\r\nA: ";
        String rest = "b".repeat(ReaderTranscript.MAX_HEAD_BYTES - head.length() - 4);
        assertTrue(ReaderTranscript.responses(head + rest + "\r\n\r\n").endsWith("length 0|''"));
        assertEquals("HEAD_TOO_LARGE", ReaderTranscript.responses(head + rest + "b\r\n\r\n"));
    }

    @Test
    void endlessHeadReachesTheLimit() {
        assertEquals("HEAD_TOO_LARGE", ReaderTranscript.responses(OK + "A: b\r\n".repeat(100)));
        assertEquals("HEAD_TOO_LARGE", ReaderTranscript.responses(OK + "A".repeat(ReaderTranscript.MAX_HEAD_BYTES)));
    }

    @Test
    void theFirstErrorIsReported() {
        assertEquals(
                "BAD_HEAD", ReaderTranscript.responses(OK + "A b:\r\n" + "b".repeat(ReaderTranscript.MAX_HEAD_BYTES)));
        assertEquals(
                "HEAD_TOO_LARGE",
                ReaderTranscript.responses(OK + "b".repeat(ReaderTranscript.MAX_HEAD_BYTES) + "\r\nA b:\r\n"));
    }

    @Test
    void interimResponsesAreIgnored() {
        assertEquals(
                "HTTP/1.1 200 OK [Content-Length=1] length 1|'x'",
                ReaderTranscript.responses(
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\nContent-Length: 9\r\n\r\n"
                                + OK + "Content-Length: 1\r\n\r\nx"));
    }

    @Test
    void endlessInterimResponsesAreAnError() {
        String interim = "HTTP/1.1 102 P\r\n\r\n";
        assertEquals("BAD_HEAD", ReaderTranscript.responses(interim.repeat(MessageReader.MAX_INTERIM + 1)));
        assertEquals("end|TRUNCATED_HEAD", ReaderTranscript.responses(interim.repeat(MessageReader.MAX_INTERIM)));
    }

    @Test
    void switchingProtocolsIsTheLastResponse() {
        assertEquals("HTTP/1.1 101 S none|'' close", ReaderTranscript.responses("HTTP/1.1 101 S\r\n\r\n"));
    }

    @Test
    void bytesAfterAMessageBelongToTheNextOne() {
        assertEquals(
                "HTTP/1.1 200 OK [Content-Length=2] length 2|'ab'|HTTP/1.1 204 No none|''"
                        + "|HTTP/1.1 200 OK [Transfer-Encoding=chunked] chunked|'cd'|BAD_HEAD",
                ReaderTranscript.responses(OK + "Content-Length: 2\r\n\r\nabHTTP/1.1 204 No\r\n\r\n" + OK
                        + "Transfer-Encoding: chunked\r\n\r\n2\r\ncd\r\n0\r\n\r\nx"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, A: b, true",
        "HTTP/1.1, Connection: close, false",
        "HTTP/1.1, 'Connection: keep-alive , CLOSE', false",
        "HTTP/1.1, Connection: closed, true",
        "HTTP/1.0, A: b, false",
        "HTTP/1.0, Connection: Keep-Alive, true",
        "HTTP/1.0, 'Connection: keep-alive, close', false"
    })
    void connectionIsKeptIfTheHeadSaysSo(String version, String field, boolean kept) {
        String transcript =
                ReaderTranscript.responses(version + " 200 OK\r\nContent-Length: 0\r\n" + field + "\r\n\r\n");
        assertEquals(kept, !transcript.endsWith(" close"), transcript);
    }

    @Test
    void connectionEndsAfterChunksInHttp10() {
        String fields = "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertEquals(
                "HTTP/1.0 200 OK [Connection=keep-alive] [Transfer-Encoding=chunked] chunked|'ab' close",
                ReaderTranscript.responses("HTTP/1.0 200 OK\r\n" + fields + "2\r\nab\r\n0\r\n\r\n"));
    }

    @Test
    void responseToHeadHasNoBody() throws HttpError {
        var reader = MessageReader.ofResponses(1000, 10);
        reader.answering("HEAD");
        ByteBuffer in = ByteBuffer.wrap(
                ReaderTranscript.bytes(OK + "Content-Length: 99\r\n\r\n" + OK + "Content-Length: 1\r\n\r\nx"));
        assertInstanceOf(Step.HeadRead.class, reader.feed(in));
        assertInstanceOf(Step.MessageRead.class, reader.feed(in));
        assertEquals(
                new Framing.Length(1),
                assertInstanceOf(Step.HeadRead.class, reader.feed(in)).framing());
    }

    @Test
    void skippedBodyIsNotKept() throws HttpError {
        var reader = MessageReader.ofResponses(1000, 10);
        ByteBuffer in =
                ByteBuffer.wrap(ReaderTranscript.bytes(OK + "Content-Length: 11\r\n\r\n" + "x".repeat(11) + "rest"));
        assertInstanceOf(Step.HeadRead.class, reader.feed(in));
        reader.skipBody(11);
        var message = assertInstanceOf(Step.MessageRead.class, reader.feed(in));
        assertEquals(0, message.body().length);
        assertTrue(message.keepAlive());
        assertEquals(4, in.remaining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 11\r\n\r\n",
                "A: b\r\n\r\n01234567890",
                "Transfer-Encoding: chunked\r\n\r\nb\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n"
            })
    void bodyOverItsLimitIsNotSkipped(String rest) throws HttpError {
        var reader = MessageReader.ofResponses(1000, 100);
        ByteBuffer in = ByteBuffer.wrap(ReaderTranscript.bytes(OK + rest));
        assertInstanceOf(Step.HeadRead.class, reader.feed(in));
        var error = assertThrows(HttpError.class, () -> {
            reader.skipBody(10);
            reader.feed(in);
        });
        assertEquals(HttpError.Kind.BODY_TOO_LARGE, error.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 11\r\n\r\nhello world",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
                "A: b\r\n\r\nhello world"
            })
    void bodyCanBePassedOnAsItArrives(String rest) throws HttpError {
        byte[] bytes = ReaderTranscript.bytes(OK + rest);
        for (int cut = OK.length(); cut < bytes.length; cut++) {
            var passed = new StringBuilder();
            var reader = MessageReader.ofResponses(1000, 0);
            ByteBuffer in = ByteBuffer.wrap(bytes).limit(cut);
            while (in.limit() < bytes.length || in.hasRemaining()) {
                if (reader.feed(in) instanceof Step.HeadRead<ResponseHead>) {
                    reader.passBody(part -> passed.append(UTF_8.decode(part)), 11);
                } else {
                    in.limit(bytes.length);
                }
            }
            if (!reader.idle()) {
                Step<ResponseHead> _ = reader.finish();
            }
            assertEquals("hello world", passed.toString());
        }
    }

    @Test
    void bodyCanBeSkippedOnlyAfterItsHead() throws HttpError {
        var reader = MessageReader.ofResponses(1000, 10);
        assertThrows(IllegalStateException.class, () -> reader.skipBody(20));
        reader.feed(ByteBuffer.wrap(ReaderTranscript.bytes(OK)));
        assertFalse(reader.idle());
        assertThrows(IllegalStateException.class, () -> reader.skipBody(20));
    }

    @Test
    void directBufferIsReadToo() throws HttpError {
        byte[] bytes = ReaderTranscript.bytes(OK + "Content-Length: 5\r\n\r\nhello");
        ByteBuffer in = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        var reader = MessageReader.ofResponses(1000, 10);
        reader.feed(in);
        assertInstanceOf(Step.MessageRead.class, reader.feed(in));
    }
}
