package tulip.crawler.http;

import java.nio.charset.StandardCharsets;

/// Classifies the bytes of a head (RFC 9110, section 5.6). All ranges are `from` inclusive to `to` exclusive.
final class Ascii {
    private static final int QUOTED_BYTES = 40;
    private static final boolean[] TOKEN = new boolean[256];

    static {
        for (int c = 0; c < 128; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    private Ascii() {}

    static boolean isToken(byte b) {
        return TOKEN[b & 0xff];
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /// Says whether the byte is forbidden in a line: every control byte except the tab. Bytes over 127 are allowed.
    static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t') || b == 127;
    }

    static boolean startsWith(String prefix, byte[] line, int from, int to) {
        if (to - from < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (line[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Finds the first byte with this value.
    ///
    /// @return `to` if there is none
    static int indexOf(char c, byte[] line, int from, int to) {
        int i = from;
        while (i < to && line[i] != c) {
            i++;
        }
        return i;
    }

    /// Decodes as ISO 8859-1: each byte becomes one character.
    static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// Reads free text: a field's value or a reason.
    ///
    /// @throws HttpError if the text contains a control byte
    static String freeText(byte[] line, int from, int to) throws HttpError {
        for (int i = from; i < to; i++) {
            if (isControl(line[i])) {
                throw badHead("the head has a control byte in a line", line, from, to);
            }
        }
        return text(line, from, to);
    }

    /// Makes an error that quotes the wrong text, with unprintable bytes replaced by `?`.
    static HttpError badHead(String problem, byte[] line, int from, int to) {
        boolean cut = to - from > QUOTED_BYTES;
        var quote = new StringBuilder(text(line, from, cut ? from + QUOTED_BYTES : to));
        for (int i = 0; i < quote.length(); i++) {
            if (quote.charAt(i) < ' ' || quote.charAt(i) > 126) {
                quote.setCharAt(i, '?');
            }
        }
        return new HttpError(HttpError.Kind.BAD_HEAD, problem + ": '" + quote + (cut ? "…'" : "'"));
    }
}
