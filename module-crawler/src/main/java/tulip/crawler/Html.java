package tulip.crawler;

import java.util.Optional;

/// Small rules of the HTML standard that several readers need.
final class Html {
    private Html() {}

    /// Says whether this is ASCII white space.
    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /// Writes the letters of ASCII in lower case.
    static String lowerCase(String text) {
        int i = 0;
        while (i < text.length() && !(text.charAt(i) >= 'A' && text.charAt(i) <= 'Z')) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var lower = new StringBuilder(text);
        for (; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower.toString();
    }

    /// Extracts the encoding from the `content` of a `meta` element, such as `text/html; charset=utf-8`
    /// ([HTML](https://html.spec.whatwg.org/#algorithm-for-extracting-a-character-encoding-from-a-meta-element)).
    static Optional<Encoding> encodingIn(String content) {
        String text = lowerCase(content);
        for (int at = text.indexOf("charset"); at >= 0; at = text.indexOf("charset", at)) {
            at = afterSpace(text, at + "charset".length());
            if (at < text.length() && text.charAt(at) == '=') {
                return valueAt(text, afterSpace(text, at + 1)).flatMap(Encoding::labelled);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> valueAt(String text, int at) {
        if (at >= text.length()) {
            return Optional.empty();
        }
        char quote = text.charAt(at);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, at + 1);
            return close < 0 ? Optional.empty() : Optional.of(text.substring(at + 1, close));
        }
        int end = at;
        while (end < text.length() && !isSpace(text.charAt(end)) && text.charAt(end) != ';') {
            end++;
        }
        return Optional.of(text.substring(at, end));
    }

    private static int afterSpace(String text, int at) {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
