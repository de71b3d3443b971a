package tulip.crawler.web.app;

import java.util.Optional;

/// Turns the path of a request into a relative path below a folder's `file:` URI. The result never leaves the folder.
///
/// The bytes of a name stay escaped. So `%C3%A9` finds the file `é` even if the JVM's locale has no `é`.
public final class FilePath {
    private static final String HEX = "0123456789ABCDEF";
    private static final String KEPT = "-._~!$&'()*+,;=:@";

    private FilePath() {}

    /// Thrown for a path that no client should send.
    public static final class Malformed extends Exception {
        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }

    /// Turns `/a%20b/c.html` into `a%20b/c.html`.
    ///
    /// @return empty if the path cannot name a file: it has a segment that is empty, `.` or `..`, or an escaped
    ///     slash
    /// @throws Malformed if an escape is broken, or a character is a control character, a backslash or not ASCII
    public static Optional<String> relative(String path) throws Malformed {
        if (!path.startsWith("/")) {
            throw new Malformed("the path must start with a slash");
        }
        var result = new StringBuilder(path.length());
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String name = decode(segments[i]);
            boolean last = i == segments.length - 1;
            if ((name.isEmpty() && !last) || name.equals(".") || name.equals("..") || name.contains("/")) {
                return Optional.empty();
            }
            encode(name, result);
            result.append(last ? "" : "/");
        }
        return Optional.of(result.toString());
    }

    /// Decodes escapes; the result has one character for each byte.
    private static String decode(String segment) throws Malformed {
        var name = new StringBuilder(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int high = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 1), 16) : -1;
                int low = high >= 0 ? Character.digit(segment.charAt(i + 2), 16) : -1;
                if (low < 0) {
                    throw new Malformed("a percent sign must be followed by two hexadecimal digits");
                }
                c = (char) (high << 4 | low);
                i += 2;
            } else if (c > 126) {
                throw new Malformed("a character that is not ASCII must be escaped");
            }
            if (c < 32 || c == 127 || c == '\\') {
                throw new Malformed("control characters and backslashes are not allowed");
            }
            name.append(c);
        }
        return name.toString();
    }

    private static void encode(String name, StringBuilder result) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0)) {
                result.append(c);
            } else {
                result.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
    }
}
