package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReadingTest {
    @Test
    void emptyBodyNeedsNoByte() {
        assertEquals("''", length(0, ""));
    }

    @Test
    void bodyThatEndsEarlyIsTruncated() {
        assertEquals("end|TRUNCATED_BODY", length(5, "hell"));
        assertEquals("end|TRUNCATED_BODY", length(5, ""));
    }

    @Test
    void bodyOfJustTheLimitIsRead() {
        String most = "x".repeat(ReaderTranscript.MAX_BODY_BYTES);
        assertEquals("'" + most + "'", length(most.length(), most));
        assertEquals("'" + most + "'", chunks("28\r\n" + most + "\r\n0\r\n\r\n"));
        assertEquals("end|'" + most + "' close", untilClose(most));
    }

    @Test
    void bodyOverTheLimitIsTooLarge() {
        String tooMuch = "x".repeat(ReaderTranscript.MAX_BODY_BYTES + 1);
        assertEquals("BODY_TOO_LARGE", length(tooMuch.length(), ""));
        assertEquals("BODY_TOO_LARGE", chunks("29\r\n" + tooMuch));
        assertEquals("BODY_TOO_LARGE", chunks("1\r\nx\r\n".repeat(tooMuch.length())));
        assertEquals("BODY_TOO_LARGE", untilClose(tooMuch));
        assertEquals("BODY_TOO_LARGE", length(999_999_999_999_999_999L, ""));
    }

    @Test
    void bodyUntilCloseEndsWithTheConnection() {
        assertEquals("end|'' close", untilClose(""));
        assertEquals("end|'HTTP/1.1 200 OK' close", untilClose("HTTP/1.1 200 OK"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhello\r\n0\r\n\r\n",
                "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
                "005\r\nhello\r\n000\r\n\r\n",
                "5;a\r\nhello\r\n0;b=\"; c\"\r\n\r\n",
                "5 \t\r\nhello\r\n0 ; a\r\n\r\n",
                "5\r\nhello\r\n0\r\nTrailer: a\r\nAnother: b\r\n\r\n",
                "5\r\nhello\r\n0\r\n\n"
            })
    void chunksAreJoined(String chunks) {
        assertEquals("'hello'", chunks(chunks));
    }

    @Test
    void sizeOfAChunkIsHexadecimalInEitherCase() {
        String fourteen = "x".repeat(14);
        assertEquals(
                "'" + fourteen + fourteen + "'", chunks("e\r\n" + fourteen + "\r\nE\r\n" + fourteen + "\r\n0\r\n\r\n"));
    }

    @Test
    void lastChunkAloneIsAnEmptyBody() {
        assertEquals("''", chunks("0\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                ";a\r\n",
                " 5\r\n",
                "x\r\n",
                "-5\r\n",
                "0x5\r\n",
                "5\n",
                "5\rx",
                "5 5\r\n",
                "5;a\0\r\n",
                "5;a\n",
                "1\r\nab\r\n",
                "1\r\na\n0\r\n\r\n",
                "1\r\na\rx",
                "1\r\na0\r\n\r\n",
                "10000000000000005\r\n",
                "0000000000000000\r\n"
            })
    void brokenChunkIsAnError(String chunks) {
        assertEquals("BAD_FRAMING", chunks(chunks));
    }

    @Test
    void hugeChunkIsTooLargeBeforeItComes() {
        assertEquals("end|TRUNCATED_BODY", chunks("28\r\n"));
        assertEquals("BODY_TOO_LARGE", chunks("29\r\n"));
        assertEquals("BODY_TOO_LARGE", chunks("7ffffffffffffff\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5\r", "5;", "5\r\nhel", "5\r\nhello", "5\r\nhello\r\n", "0\r\n", "0\r\nA: b\r\n"})
    void chunksThatEndEarlyAreTruncated(String chunks) {
        assertEquals("end|TRUNCATED_BODY", chunks(chunks));
    }

    @Test
    void extensionsAreBounded() {
        assertEquals("BAD_FRAMING", once("5;" + "a".repeat(ChunkDecoder.MAX_EXTENSION_BYTES + 1)));
        String chunk = "1;" + "a".repeat(ChunkDecoder.MAX_EXTENSION_BYTES / 2) + "\r\nx\r\n";
        assertEquals("BAD_FRAMING", once(chunk.repeat(3)));
        assertEquals("BAD_FRAMING", once("5" + " ".repeat(ChunkDecoder.MAX_EXTENSION_BYTES + 1)));
    }

    @Test
    void trailersAreBounded() {
        assertEquals("BAD_FRAMING", once("0\r\n" + "A: b\r\n".repeat(ChunkDecoder.MAX_TRAILER_BYTES)));
        assertEquals("BAD_FRAMING", once("0\r\n" + "a".repeat(ChunkDecoder.MAX_TRAILER_BYTES)));
        String most = "a".repeat(ChunkDecoder.MAX_TRAILER_BYTES - 4);
        assertEquals("''", once("0\r\n" + most + "\r\n\r\n"));
    }

    @Test
    void largeBodiesGrowInSteps() throws HttpError {
        String body = "0123456789".repeat(30_000);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
        byte[] bytes = ReaderTranscript.bytes(head + body);
        var reader = MessageReader.ofResponses(1000, body.length());
        assertTrue(ReaderTranscript.transcript(reader, bytes, 1000, 100_000, 100_001, bytes.length)
                .endsWith("|'" + body + "'"));
    }

    private static String length(long length, String body) {
        return afterHead(
                ReaderTranscript.responses("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body));
    }

    private static String untilClose(String body) {
        return afterHead(ReaderTranscript.responses("HTTP/1.1 200 OK\r\n\r\n" + body));
    }

    private static String chunks(String body) {
        return afterHead(ReaderTranscript.responses("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body));
    }

    /// For streams that are too long to be cut at every place.
    private static String once(String body) {
        byte[] bytes = ReaderTranscript.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        return afterHead(ReaderTranscript.transcript(MessageReader.ofResponses(1000, 1000), bytes, bytes.length));
    }

    private static String afterHead(String transcript) {
        return transcript.substring(transcript.indexOf('|') + 1);
    }
}
