package tulip.crawler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import tulip.crawler.http.Headers;

/// Undoes the codings of a body (RFC 9110, section 8.4; RFC 9112, section 7.2).
///
/// All engines use this class: their clients only remove the framing.
final class ContentCoding {
    private static final int MAX_CODINGS = 4; // each one costs a pass over the body
    private static final int ZLIB_DEFLATE = 8;

    private ContentCoding() {}

    /// Decodes a body. The header fields list the codings in the order in which the server applied them, so the
    /// last is undone first. An empty body stays empty: servers announce a coding for it too.
    ///
    /// @throws FetchFailure `BAD_ENCODING` for an unknown coding or malformed bytes, `BODY_TOO_LARGE` if any step
    ///     gives more than `maxBytes`
    static byte[] decode(byte[] body, Headers headers, int maxBytes) throws FetchFailure {
        if (body.length == 0) {
            return body;
        }
        List<String> codings = codings(headers);
        if (codings.size() > MAX_CODINGS) {
            throw bad("the body has over " + MAX_CODINGS + " codings");
        }
        byte[] plain = body;
        for (String coding : codings.reversed()) {
            plain = undo(coding, plain, maxBytes);
        }
        return plain;
    }

    /// A server applies transfer codings after content codings. The client has removed `chunked`.
    private static List<String> codings(Headers headers) {
        List<String> codings = new ArrayList<>(headers.elements("Content-Encoding"));
        codings.addAll(headers.elements("Transfer-Encoding"));
        codings.replaceAll(coding -> coding.toLowerCase(Locale.ROOT));
        codings.removeIf(coding -> coding.equals("identity") || coding.equals("chunked"));
        return codings;
    }

    /// Undoes one coding.
    ///
    /// @throws FetchFailure as [#decode]
    static byte[] undo(String coding, byte[] body, int maxBytes) throws FetchFailure {
        var coded = new ByteArrayInputStream(body);
        try (InputStream plain = switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(coded);
            case "deflate" -> inflating(coded, new Inflater(!hasZlibHeader(body)));
            default -> throw bad("unknown coding '" + coding + "'");
        }) {
            return readAtMost(plain, maxBytes);
        } catch (IOException broken) {
            throw bad("the body is not " + coding + ": " + broken.getMessage());
        }
    }

    /// Tells `deflate` as RFC 9110 defines it from the bare format (RFC 1951), which some servers send instead.
    private static boolean hasZlibHeader(byte[] body) {
        int header = body.length < 2 ? 0 : (body[0] & 0xff) << 8 | (body[1] & 0xff);
        return (header >> 8 & 0xf) == ZLIB_DEFLATE && header % 31 == 0; // RFC 1950, section 2.2
    }

    private static InputStream inflating(InputStream coded, Inflater inflater) {
        return new InflaterInputStream(coded, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end(); // the stream ends only an inflater of its own
            }
        };
    }

    private static byte[] readAtMost(InputStream in, int maxBytes) throws IOException, FetchFailure {
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (n > maxBytes - out.size()) { // checked first: the limit also limits the buffer
                throw new FetchFailure(
                        FailureKind.BODY_TOO_LARGE, "body is over " + maxBytes + " bytes when decompressed");
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    private static FetchFailure bad(String problem) {
        return new FetchFailure(FailureKind.BAD_ENCODING, problem);
    }
}
