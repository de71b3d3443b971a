package tulip.crawler.web.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tulip.crawler.http.Headers;

/// Writes the head of a response as bytes (RFC 9112, sections 2 and 4).
final class HeadEncoder {
    private static final byte[][] STATUS_LINES = new byte[600][];
    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    private byte[] bytes = new byte[256];
    private int length;

    HeadEncoder(int status) {
        put(statusLine(status));
    }

    /// Appends a field.
    ///
    /// @throws IllegalArgumentException if it contains a character that does not belong there. A line end in a
    ///     value could turn one response into two
    HeadEncoder field(String name, String value) {
        requireToken(name);
        text(name);
        put((byte) ':');
        put((byte) ' ');
        int begin = length;
        text(value);
        for (int i = begin; i < length; i++) {
            requireValid(bytes[i], name);
        }
        return endLine();
    }

    /// Appends a field that needs no check.
    HeadEncoder field(String name, byte[] value) {
        text(name);
        put((byte) ':');
        put((byte) ' ');
        put(value);
        return endLine();
    }

    HeadEncoder fields(Iterable<Headers.Field> fields) {
        fields.forEach(field -> field(field.name(), field.value()));
        return this;
    }

    /// Ends the head.
    ByteBuffer end() {
        endLine();
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private static byte[] statusLine(int status) {
        byte[] line = STATUS_LINES[status];
        if (line == null) {
            String text = "HTTP/1.1 " + status + " " + Reasons.of(status) + "\r\n";
            line = text.getBytes(StandardCharsets.US_ASCII);
            STATUS_LINES[status] = line; // two servers may write the same line here
        }
        return line;
    }

    private static void requireToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 127 || SEPARATORS.indexOf(c) >= 0) {
                throw new IllegalArgumentException("the name of a header field has the character " + (int) c);
            }
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a header field has no name");
        }
    }

    private static void requireValid(byte b, String name) {
        if ((b >= 0 && b < ' ' && b != '\t') || b == 127) {
            throw new IllegalArgumentException("the field " + name + " has the control character " + b);
        }
    }

    /// Appends a text of ISO 8859-1.
    private void text(String text) {
        int count = text.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c > 255) {
                throw new IllegalArgumentException("a header field has the character " + (int) c + ": escape it");
            }
            bytes[length + i] = (byte) c;
        }
        length += count;
    }

    private void put(byte... more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private HeadEncoder endLine() {
        ensure(2);
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        return this;
    }

    private void ensure(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
    }
}
