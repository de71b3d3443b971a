package tulip.crawler.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Bodies of about 1 MB that decompress to 1 GiB of zeros. They have no end: nobody should read so far.
final class Bomb {
    private static final int PART_BYTES = 1 << 20;
    private static final int PARTS = 1 << 10;
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}; // RFC 1952

    private Bomb() {}

    static byte[] gzip() {
        return joined(GZIP_HEAD);
    }

    /// As RFC 9110 defines `deflate`, or without its head.
    static byte[] deflate(boolean raw) {
        return joined(raw ? new byte[0] : new byte[] {0x78, (byte) 0x9c});
    }

    static byte[] gzipped(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    static String response(String codings, byte[] body) {
        return head(codings) + "Content-Length: " + body.length + "\r\n\r\n" + text(body);
    }

    static String chunked(String codings, byte[] body) {
        var response = new StringBuilder(head(codings)).append("Transfer-Encoding: chunked\r\n\r\n");
        String text = text(body);
        for (int i = 0; i < text.length(); i += 1_000) {
            String chunk = text.substring(i, Math.min(i + 1_000, text.length()));
            response.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return response.append("0\r\n\r\n").toString();
    }

    private static String head(String codings) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + codings + "\r\n";
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] head) {
        byte[] part = deflated();
        var all = new ByteArrayOutputStream();
        all.writeBytes(head);
        for (int i = 0; i < PARTS; i++) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// A part that refers to no other, so that it can be repeated.
    private static byte[] deflated() {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(new byte[PART_BYTES]);
            byte[] out = new byte[64 * 1024];
            int length = deflater.deflate(out, 0, out.length, Deflater.FULL_FLUSH);
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }
}
