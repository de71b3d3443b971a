package tulip.crawler.http;

import java.io.ByteArrayOutputStream;

/// The head of a request.
///
/// @param method  case matters: `GET`
/// @param target  usually path and query; never empty
public record RequestHead(String method, String target, Version version, Headers headers) implements Head {
    /// Encodes the head for sending, with the empty line at its end.
    ///
    /// @throws IllegalArgumentException if a part contains a control character or a character outside ISO 8859-1. A
    ///     line end inside a part could turn one request into two
    public byte[] toBytes() {
        var out = new ByteArrayOutputStream(256);
        write(method, out);
        out.write(' ');
        write(target, out);
        out.write(' ');
        write(version.text(), out);
        endLine(out);
        for (Headers.Field field : headers.fields()) {
            write(field.name(), out);
            out.write(':');
            out.write(' ');
            write(field.value(), out);
            endLine(out);
        }
        endLine(out);
        return out.toByteArray();
    }

    private static void write(String text, ByteArrayOutputStream out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 255 || Ascii.isControl((byte) c)) {
                throw new IllegalArgumentException("a request head cannot hold the character " + (int) c);
            }
            out.write(c);
        }
    }

    private static void endLine(ByteArrayOutputStream out) {
        out.write('\r');
        out.write('\n');
    }
}
