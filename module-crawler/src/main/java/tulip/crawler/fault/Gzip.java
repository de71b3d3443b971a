package tulip.crawler.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Compresses text, correctly or with an error (RFC 1952).
final class Gzip {
    private static final int BOMB_BYTES = 32 * 1024 * 1024;
    private static final int TAIL_BYTES = 8; // checksum and length

    /// About 30 KB that decompress to [#BOMB_BYTES].
    static final String BOMB = compress(new byte[BOMB_BYTES]);

    private Gzip() {}

    static String of(String text) {
        return compress(HttpText.bytes(text));
    }

    /// @param change  XORed into the checksum; not 0
    static String withWrongSum(String text, int change) {
        byte[] bytes = HttpText.bytes(of(text));
        bytes[bytes.length - TAIL_BYTES] ^= (byte) change;
        return HttpText.text(bytes);
    }

    /// Compresses without the header and the checksum of zlib (RFC 1951).
    static String bareDeflate(String text) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                var bare = new DeflaterOutputStream(out, deflater)) {
            bare.write(HttpText.bytes(text));
        } catch (IOException impossible) {
            throw new AssertionError("writing to an array", impossible);
        }
        return HttpText.text(out.toByteArray());
    }

    private static String compress(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new AssertionError("writing to an array", impossible);
        }
        return HttpText.text(out.toByteArray());
    }
}
