package tulip.crawler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of an HTTP resource. It is normalised, so that two spellings of one address are equal (RFC 3986, section
/// 6.2.2).
///
/// `java.net.URI` is no substitute: it rejects characters that real pages contain, and it follows the older RFC 2396.
///
/// @param scheme        `http` or `https`
/// @param host          in lower case; an IPv6 address is in brackets
/// @param port          1 to 65535; the scheme's default if the text has none
/// @param pathAndQuery  starts with a slash, without dot segments or fragment; the crawl uses it as the page's name
public record Url(String scheme, String host, int port, String pathAndQuery) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@]*@)?(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@\\s%<>\"^`{|}\\\\]+)(?::([0-9]{0,5}))?");
    private static final String UNRESERVED = "-._~";
    private static final String RESERVED = "!$&'()*+,;=:@/?";

    /// The parts of a reference (RFC 3986, appendix B), without its fragment.
    ///
    /// @param scheme     null if there is none
    /// @param authority  null if there is none
    /// @param query      empty, or starts with its question mark
    private record Reference(String scheme, String authority, String path, String query) {
        static Reference split(String text) {
            int hash = text.indexOf('#');
            String rest = hash < 0 ? text : text.substring(0, hash);
            int mark = rest.indexOf('?');
            String query = mark < 0 ? "" : rest.substring(mark);
            rest = mark < 0 ? rest : rest.substring(0, mark);
            int colon = endOfScheme(rest);
            String scheme = colon < 0 ? null : rest.substring(0, colon).toLowerCase(Locale.ROOT);
            rest = rest.substring(colon + 1);
            if (!rest.startsWith("//")) {
                return new Reference(scheme, null, rest, query);
            }
            int slash = rest.indexOf('/', 2);
            int end = slash < 0 ? rest.length() : slash;
            return new Reference(scheme, rest.substring(2, end), rest.substring(end), query);
        }

        private static int endOfScheme(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
                if (c == ':' && i > 0) {
                    return i;
                }
                if (!letter && !(other && i > 0)) {
                    return -1;
                }
            }
            return -1;
        }
    }

    /// Reads an absolute address.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is no `http` or `https` URL
    public static Url parse(String text) {
        Reference reference = Reference.split(text.strip());
        if (reference.scheme == null || reference.authority == null) {
            throw new IllegalArgumentException("'" + text + "' is not a URL: write it as http://host:port/path");
        }
        return absolute(reference, reference.scheme, text);
    }

    /// Resolves a reference that was found in the page with this address (RFC 3986, section 5.2).
    ///
    /// @return the address, or empty if the reference is malformed or its scheme is not `http` or `https`
    public Optional<Url> resolve(String text) {
        Reference reference = Reference.split(stripAsBrowsersDo(text));
        if (reference.authority != null) {
            try {
                return Optional.of(absolute(reference, reference.scheme == null ? scheme : reference.scheme, text));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
        if (reference.scheme != null) {
            return Optional.empty(); // mailto:, javascript:, data:
        }
        String path = reference.path;
        if (path.isEmpty()) {
            return Optional.of(reference.query.isEmpty() ? this : at(path() + reference.query));
        }
        String merged = path.startsWith("/") ? path : path().substring(0, path().lastIndexOf('/') + 1) + path;
        return Optional.of(at(merged + reference.query));
    }

    /// Returns another address of the same origin, normalised.
    public Url at(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? "" : pathAndQuery.substring(mark);
        return new Url(scheme, host, port, removeDotSegments(normaliseEscapes(path)) + normaliseEscapes(query));
    }

    /// Says whether both have the same scheme, host and port (RFC 6454).
    public boolean sameOrigin(Url other) {
        return port == other.port && host.equals(other.host) && scheme.equals(other.scheme);
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    public String path() {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    }

    /// Host and port as in the `Host` field: without the port if it is the scheme's default (RFC 9110, section
    /// 7.2).
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority() + pathAndQuery;
    }

    private static Url absolute(Reference reference, String scheme, String text) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("'" + text + "' is not a web address: only http and https are crawled");
        }
        Matcher authority = AUTHORITY.matcher(reference.authority);
        if (!authority.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a URL: its host or port is malformed");
        }
        String digits = authority.group(2);
        int port = digits == null || digits.isEmpty() ? defaultPort(scheme) : Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("'" + text + "' is not a URL: a port is between 1 and 65535");
        }
        Url root = new Url(scheme, authority.group(1).toLowerCase(Locale.ROOT), port, "/");
        return root.at(reference.path + reference.query);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /// Removes white space around a reference, and tabs and line ends inside it (WHATWG URL).
    private static String stripAsBrowsersDo(String text) {
        String reference = text.strip();
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r') {
                return reference.replaceAll("[\t\n\r]", "");
            }
        }
        return reference;
    }

    /// Writes escapes in upper case, decodes unnecessary ones and adds missing ones.
    private static String normaliseEscapes(String text) {
        if (isNormal(text)) {
            return text;
        }
        var result = new StringBuilder(text.length() + 16);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            int escaped = c == '%' && i + 2 < bytes.length ? hexByte(bytes[i + 1], bytes[i + 2]) : -1;
            if (escaped >= 0) {
                i += 2;
            }
            if (escaped >= 0 ? isUnreserved(escaped) : isUnreserved(c) || RESERVED.indexOf(c) >= 0) {
                result.append((char) (escaped >= 0 ? escaped : c));
            } else {
                result.append('%').append(hexDigit((escaped >= 0 ? escaped : c) >> 4));
                result.append(hexDigit((escaped >= 0 ? escaped : c) & 15));
            }
        }
        return result.toString();
    }

    private static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnreserved(c) && RESERVED.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && UNRESERVED.indexOf(c) >= 0);
    }

    private static int hexByte(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }

    private static char hexDigit(int value) {
        return Character.toUpperCase(Character.forDigit(value, 16));
    }

    /// RFC 3986, section 5.2.4. An empty path becomes `/`.
    private static String removeDotSegments(String path) {
        if (!path.contains("/.") && path.startsWith("/")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> {
                    if (last) kept.addLast("");
                }
                case ".." -> {
                    kept.pollLast();
                    if (last) kept.addLast("");
                }
                default -> kept.addLast(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }
}
