package tulip.crawler;

import java.util.Optional;

/// What a page or its head says about loading another page after a time, such as `5; url=next.html`
/// ([HTML](https://html.spec.whatwg.org/#shared-declarative-refresh-steps)).
///
/// @param reference  empty if the page loads itself again
record Refresh(Optional<String> reference) {
    /// Reads a `Refresh` field, or the `content` of a `meta` element.
    ///
    /// @return empty if it is malformed: then it counts for nothing
    static Optional<Refresh> parse(String text) {
        int begin = afterSpace(text, 0);
        int at = begin;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == begin && !text.startsWith(".", at)) {
            return Optional.empty();
        }
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at < text.length() && ";,".indexOf(text.charAt(at)) < 0 && !Html.isSpace(text.charAt(at))) {
            return Optional.empty();
        }
        at = afterSpace(text, at);
        if (at < text.length() && ";,".indexOf(text.charAt(at)) >= 0) {
            at = afterSpace(text, at + 1);
        }
        return Optional.of(new Refresh(at < text.length() ? Optional.of(reference(text, at)) : Optional.empty()));
    }

    /// Takes the quotes from an address, and `url=` before it. An incomplete `url=` is a part of the address.
    private static String reference(String text, int begin) {
        int at = begin;
        if (text.regionMatches(true, at, "u", 0, 1)) {
            int equals = afterSpace(text, at + "url".length());
            if (!text.regionMatches(true, at, "url", 0, 3) || !text.startsWith("=", equals)) {
                return text.substring(begin);
            }
            at = afterSpace(text, equals + 1);
        }
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '"' && quote != '\'') {
            return text.substring(at);
        }
        int close = text.indexOf(quote, at + 1);
        return text.substring(at + 1, close < 0 ? text.length() : close);
    }

    private static int afterSpace(String text, int at) {
        while (at < text.length() && Html.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
