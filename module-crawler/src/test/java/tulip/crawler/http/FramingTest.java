package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    @ParameterizedTest
    @CsvSource({"GET, 204", "GET, 304", "GET, 101", "HEAD, 200", "HEAD, 404", "CONNECT, 200"})
    void someResponsesHaveNoBodyWhateverTheirFieldsSay(String method, int status) throws HttpError {
        var fields = new Headers().add("Content-Length", "nonsense").add("Transfer-Encoding", "chunked");
        assertEquals(new Framing.None(), Framing.of(response(status, fields), method));
    }

    @Test
    void responseWithoutLengthLastsUntilClose() throws HttpError {
        assertEquals(new Framing.UntilClose(), framing(new Headers()));
        assertEquals(new Framing.UntilClose(), Framing.of(response(404, new Headers()), "CONNECT"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "007, 7", "'5, 5', 5", "'05,05', 5", "999999999999999999, 999999999999999999"})
    void lengthIsRead(String value, long expected) throws HttpError {
        assertEquals(new Framing.Length(expected), framing(new Headers().add("content-LENGTH", value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "+5", "5x", "0x5", "5.0", "5 5", "5,6", "5,", ",5", "１", "9223372036854775808", "1e3"})
    void malformedLengthIsAnError(String value) {
        assertBadFraming(new Headers().add("Content-Length", value));
    }

    @Test
    void repeatedLengthsMustBeWrittenAlike() throws HttpError {
        assertEquals(
                new Framing.Length(5),
                framing(new Headers().add("Content-Length", "5").add("Content-Length", "5")));
        assertBadFraming(new Headers().add("Content-Length", "5").add("Content-Length", "6"));
        assertBadFraming(new Headers().add("Content-Length", "5").add("Content-Length", "05"));
        assertBadFraming(new Headers().add("Content-Length", "5, 05"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked", " chunked ,", "gzip, chunked", "identity, chunked"})
    void lastCodingChunkedIsChunked(String codings) throws HttpError {
        assertEquals(new Framing.Chunked(), framing(new Headers().add("transfer-encoding", codings)));
    }

    @Test
    void codingsOfSeveralFieldsAreOneList() throws HttpError {
        assertEquals(
                new Framing.Chunked(),
                framing(new Headers().add("Transfer-Encoding", "gzip").add("Transfer-Encoding", "chunked")));
        assertBadFraming(new Headers().add("Transfer-Encoding", "chunked").add("Transfer-Encoding", "gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity", "xchunked", "chunked;a=b"})
    void responseWhoseLastCodingIsAnotherLastsUntilClose(String codings) throws HttpError {
        assertEquals(new Framing.UntilClose(), framing(new Headers().add("Transfer-Encoding", codings)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "chunked, chunked", "chunked, gzip", "chunked, identity"})
    void malformedCodingsAreAnError(String codings) {
        assertBadFraming(new Headers().add("Transfer-Encoding", codings));
    }

    @Test
    void bothLengthFieldsInAResponseAreAnError() {
        assertBadFraming(new Headers().add("Content-Length", "5").add("Transfer-Encoding", "chunked"));
    }

    /// RFC 9112, section 6.1: the message is processed, and then the connection is closed.
    @Test
    void transferCodingInAResponseOfHttp10IsBelieved() throws HttpError {
        var head = new ResponseHead(Version.HTTP_1_0, 200, "", new Headers().add("Transfer-Encoding", "chunked"));
        assertEquals(new Framing.Chunked(), Framing.of(head, "GET"));
    }

    @Test
    void transferCodingInARequestOfHttp10IsAnError() {
        var headers = new Headers().add("Transfer-Encoding", "chunked");
        var request = new RequestHead("POST", "/", Version.HTTP_1_0, headers);
        assertEquals(
                HttpError.Kind.BAD_FRAMING,
                assertThrows(HttpError.class, () -> Framing.of(request)).kind());
    }

    @Test
    void aListOfThousandsOfLengthsIsRead() throws HttpError {
        assertEquals(new Framing.Length(5), framing(new Headers().add("Content-Length", "5" + ",5".repeat(100_000))));
        assertBadFraming(new Headers().add("Content-Length", "5" + ",5".repeat(100_000) + ",6"));
    }

    private static void assertBadFraming(Headers headers) {
        assertEquals(
                HttpError.Kind.BAD_FRAMING,
                assertThrows(HttpError.class, () -> framing(headers)).kind());
    }

    private static Framing framing(Headers headers) throws HttpError {
        return Framing.of(response(200, headers), "GET");
    }

    private static ResponseHead response(int status, Headers headers) {
        return new ResponseHead(Version.HTTP_1_1, status, "", headers);
    }
}
