package tulip.crawler;

import java.util.Locale;
import java.util.Optional;
import tulip.crawler.http.Headers;

/// The media type of a response ([MIME Sniffing](https://mimesniff.spec.whatwg.org/#parsing-a-mime-type)).
///
/// @param essence  type and subtype in lower case, such as `text/html`; empty if the response names none
/// @param charset  the first parameter of exactly this name
record MediaType(String essence, Optional<String> charset) {
    private static final MediaType NONE = new MediaType("", Optional.empty());
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    /// The last type in the `Content-Type` fields that can be read. A type without a charset keeps the charset of an
    /// equal type before it ([Fetch](https://fetch.spec.whatwg.org/#concept-header-extract-mime-type)).
    static MediaType of(Headers headers) {
        MediaType last = NONE;
        for (Headers.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase("Content-Type")) {
                last = last.updated(field.value());
            }
        }
        return last;
    }

    boolean isHtml() {
        return essence.equals("text/html");
    }

    boolean isXhtml() {
        return essence.equals("application/xhtml+xml");
    }

    /// Reads a list of types: commas separate them, except in a quoted string.
    private MediaType updated(String field) {
        MediaType last = this;
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i <= field.length(); i++) {
            char c = i == field.length() ? ',' : field.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (i >= field.length() || (c == ',' && !quoted)) {
                MediaType next = parse(field.substring(begin, Math.min(i, field.length())));
                boolean same = next.essence.equals(last.essence);
                if (!next.essence.isEmpty() && !next.essence.equals("*/*")) {
                    last = same && next.charset.isEmpty() ? last : next;
                }
                begin = i + 1;
            }
        }
        return last;
    }

    private static MediaType parse(String text) {
        int semicolon = text.indexOf(';');
        String essence = text.substring(0, semicolon < 0 ? text.length() : semicolon)
                .strip()
                .toLowerCase(Locale.ROOT);
        int slash = essence.indexOf('/');
        if (slash < 0 || !isToken(essence.substring(0, slash)) || !isToken(essence.substring(slash + 1))) {
            return NONE;
        }
        return new MediaType(essence, semicolon < 0 ? Optional.empty() : charset(text, semicolon));
    }

    /// Finds the parameter. `at` is the semicolon before a parameter.
    private static Optional<String> charset(String text, int at) {
        while (at < text.length()) {
            int begin = at + 1;
            int end = begin;
            while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) != '=') {
                end++;
            }
            String name = text.substring(begin, end).stripLeading();
            if (end == text.length() || text.charAt(end) == ';') {
                at = end;
                continue;
            }
            var value = new StringBuilder();
            at = value(text, end + 1, value);
            if (name.equalsIgnoreCase("charset") && !value.isEmpty()) {
                return Optional.of(value.toString());
            }
        }
        return Optional.empty();
    }

    /// Reads the value of a parameter and returns the index of the semicolon behind it, or the end.
    private static int value(String text, int at, StringBuilder value) {
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        int i = quoted ? at + 1 : at;
        while (quoted && i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            value.append(text.charAt(i++));
        }
        int semicolon = text.indexOf(';', i);
        int end = semicolon < 0 ? text.length() : semicolon;
        if (!quoted) {
            value.append(text.substring(at, end).stripTrailing());
        }
        return end;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && TOKEN.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
