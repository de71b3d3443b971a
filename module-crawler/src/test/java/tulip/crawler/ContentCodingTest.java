package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;

class ContentCodingTest {
    private static final int MAX = 1_000;
    private static final byte[] PLAIN = "<a href=x>".repeat(50).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZip", " gzip ,", "identity, gzip", "gzip, identity"})
    void oneCodingIsUndone(String codings) throws Exception {
        assertArrayEquals(PLAIN, decode(gzip(PLAIN), coded(codings)));
    }

    @Test
    void theLastCodingIsUndoneFirst() throws Exception {
        byte[] body = gzip(deflate(PLAIN, false));
        assertArrayEquals(PLAIN, decode(body, coded("deflate, gzip")));
        assertBad(body, coded("gzip, deflate"));
    }

    @Test
    void theCodingsOfSeveralFieldsAreOneList() throws Exception {
        byte[] body = gzip(gzip(PLAIN));
        assertArrayEquals(PLAIN, decode(body, coded("gzip, gzip")));
        assertArrayEquals(PLAIN, decode(body, coded("gzip").add("content-encoding", "gzip")));
    }

    @Test
    void aTransferCodingIsUndoneBeforeTheContentCodings() throws Exception {
        byte[] body = gzip(deflate(PLAIN, false));
        assertArrayEquals(PLAIN, decode(body, coded("deflate").add("Transfer-Encoding", "gzip, chunked")));
        assertArrayEquals(PLAIN, decode(PLAIN, new Headers().add("Transfer-Encoding", "identity")));
        assertBad(PLAIN, new Headers().add("Transfer-Encoding", "tulip, chunked"));
    }

    @Test
    void deflateIsReadWithAndWithoutItsHeader() throws Exception {
        assertArrayEquals(PLAIN, decode(deflate(PLAIN, false), coded("deflate")));
        assertArrayEquals(PLAIN, decode(deflate(PLAIN, true), coded("deflate")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "gzip, gzip"})
    void anEmptyBodyStaysEmpty(String codings) throws Exception {
        assertArrayEquals(NOTHING, decode(NOTHING, coded(codings)));
    }

    @Test
    void severalMembersOfGzipAreOneBody() throws Exception {
        assertArrayEquals(join(PLAIN, PLAIN), decode(join(gzip(PLAIN), gzip(PLAIN)), coded("gzip")));
    }

    @Test
    void bytesBehindTheEndOfGzipAreIgnored() throws Exception {
        assertArrayEquals(
                PLAIN, decode(join(gzip(PLAIN), "garbage".getBytes(StandardCharsets.US_ASCII)), coded("gzip")));
        assertArrayEquals(PLAIN, decode(join(gzip(PLAIN), new byte[100]), coded("gzip")));
    }

    @ParameterizedTest
    @CsvSource({
        "gzip",
        "deflate",
        "br",
        "zstd",
        "gzip;q=1",
        "gzip gzip",
        "'identity, br'",
        "'gzip, gzip, gzip, gzip, gzip'"
    })
    void malformedBodiesAndUnknownCodingsAreBad(String codings) {
        assertBad(PLAIN, coded(codings));
    }

    @Test
    void cutBodiesAreBad() throws Exception {
        for (int cut = 1; cut < 30; cut++) {
            assertBad(Arrays.copyOf(gzip(PLAIN), gzip(PLAIN).length - cut), coded("gzip"));
        }
        byte[] bare = deflate(PLAIN, true);
        assertBad(Arrays.copyOf(bare, bare.length - 1), coded("deflate"));
    }

    @Test
    void noStepMayGrowOverTheLimit() throws Exception {
        byte[] large = gzip(new byte[MAX + 1]);
        assertEquals(FailureKind.BODY_TOO_LARGE, failure(large, coded("gzip")).kind());
        assertEquals(
                FailureKind.BODY_TOO_LARGE,
                failure(gzip(large), coded("gzip, gzip")).kind());
        byte[] bomb = gzip(gzip(new byte[50_000_000]));
        assertEquals(
                FailureKind.BODY_TOO_LARGE, failure(bomb, coded("gzip, gzip")).kind());
        assertEquals(MAX, decode(gzip(new byte[MAX]), coded("gzip")).length);
    }

    private static byte[] decode(byte[] body, Headers headers) throws FetchFailure {
        return ContentCoding.decode(body, headers, MAX);
    }

    private static FetchFailure failure(byte[] body, Headers headers) {
        return assertThrows(FetchFailure.class, () -> decode(body, headers));
    }

    private static void assertBad(byte[] body, Headers headers) {
        assertEquals(FailureKind.BAD_ENCODING, failure(body, headers).kind());
    }

    private static Headers coded(String codings) {
        return new Headers().add("Content-Encoding", codings);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        return write(plain, out, new GZIPOutputStream(out));
    }

    private static byte[] deflate(byte[] plain, boolean bare) throws IOException {
        var out = new ByteArrayOutputStream();
        return write(plain, out, new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, bare)));
    }

    private static byte[] write(byte[] plain, ByteArrayOutputStream out, OutputStream coding) throws IOException {
        try (coding) {
            coding.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
