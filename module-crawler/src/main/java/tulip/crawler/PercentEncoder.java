package tulip.crawler;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Escapes the characters that one part of an address may not contain (WHATWG URL, section 1.3).
///
/// It leaves a percent sign as it is, because the author of a link may have escaped the text already.
final class PercentEncoder {
    static final PercentEncoder PATH = new PercentEncoder(" \"#<>?^`{}");
    static final PercentEncoder QUERY = new PercentEncoder(" \"#<>'");
    static final PercentEncoder FRAGMENT = new PercentEncoder(" \"<>`");

    private static final String HEX = "0123456789ABCDEF";
    private static final int REPLACEMENT = 0xFFFD; // what the standard takes for half of a surrogate pair

    private final boolean[] plain = new boolean[128];

    private PercentEncoder(String escaped) {
        for (char c = 0x20; c < 0x7F; c++) {
            plain[c] = escaped.indexOf(c) < 0;
        }
    }

    /// Says whether a character stays as it is.
    boolean keeps(char c) {
        return c < 128 && plain[c];
    }

    /// Escapes the bytes above 127 of a header field, which is read as ISO 8859-1.
    static String escapeBytes(String field) {
        var out = new StringBuilder(field.length() + 32);
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c < 128) {
                out.append(c);
            } else {
                escape(c, out);
            }
        }
        return out.toString();
    }

    /// Appends a part of a text, with its characters in UTF-8.
    void append(StringBuilder out, String text, int from, int to) {
        int kept = from; // the first character that is not in `out` yet
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (keeps(c)) {
                continue;
            }
            out.append(text, kept, i);
            int point = text.codePointAt(i);
            escapeUtf8(point, out);
            i += Character.charCount(point) - 1;
            kept = i + 1;
        }
        out.append(text, kept, to);
    }

    /// Appends a text in another charset. A character that this charset lacks becomes an escaped `&#…;`.
    void append(StringBuilder out, String text, CharsetEncoder encoder) {
        encoder.onUnmappableCharacter(CodingErrorAction.REPORT).onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer in = CharBuffer.wrap(text);
        ByteBuffer bytes = ByteBuffer.allocate((int) (encoder.maxBytesPerChar() * text.length()) + 16);
        CoderResult result;
        do {
            result = encoder.encode(in, bytes, true);
            if (result.isUnderflow()) {
                encoder.flush(bytes);
            }
            appendBytes(bytes.flip(), out);
            bytes.clear();
            if (result.isError()) {
                int point = result.isMalformed() ? REPLACEMENT : Character.codePointAt(in, 0);
                out.append("%26%23").append(point).append("%3B");
                in.position(in.position() + result.length());
            }
        } while (result.isError());
    }

    private void appendBytes(ByteBuffer bytes, StringBuilder out) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b >= 0 && plain[b]) {
                out.append((char) b);
            } else {
                escape(b, out);
            }
        }
    }

    private static void escapeUtf8(int point, StringBuilder out) {
        boolean half = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
        for (byte b : Character.toString(half ? REPLACEMENT : point).getBytes(StandardCharsets.UTF_8)) {
            escape(b, out);
        }
    }

    private static void escape(int b, StringBuilder out) {
        out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
}
