package tulip.crawler;

import java.nio.charset.Charset;

/// Reads one address by the states of the WHATWG URL Standard (section 4.4), for `http` and `https` only.
///
/// It drops a user name, a password and a fragment, because none of them names another page.
final class UrlParser {
    private final String text; // without tabs and line ends
    private int at;
    private final int end; // exclusive: the end of the text or the begin of its fragment
    private final Charset queryCharset;

    /// Drops what the standard drops first: white space around the address, and tabs and line ends inside.
    UrlParser(String reference, Charset queryCharset) {
        int last = 0;
        boolean broken = false; // by a tab or a line end
        while (last < reference.length() && reference.charAt(last) != '#') {
            char c = reference.charAt(last++);
            broken |= c == '\t' || c == '\n' || c == '\r';
        }
        boolean fragment = last < reference.length(); // then the white space before it belongs to the path
        text = broken ? reference.substring(0, last).replaceAll("[\t\n\r]", "") : reference;
        last = Math.min(last, text.length());
        while (!fragment && last > 0 && text.charAt(last - 1) <= ' ') {
            last--;
        }
        while (at < last && text.charAt(at) <= ' ') {
            at++;
        }
        this.end = last;
        this.queryCharset = queryCharset;
    }

    /// Reads an address that must have a scheme.
    Url absolute() throws MalformedUrl {
        String scheme = scheme();
        if (scheme.isEmpty()) {
            throw new MalformedUrl("a URL: write it as http://host:port/path");
        }
        return authority(scheme);
    }

    /// Reads an address that may leave out what it has in common with the base.
    Url relativeTo(Url base) throws MalformedUrl {
        String scheme = scheme();
        if (!scheme.isEmpty() && !scheme.equals(base.scheme())) {
            return authority(scheme);
        }
        if (at == end) {
            return base;
        }
        if (isSlash(at)) {
            return isSlash(at + 1) ? authority(base.scheme()) : pathOn(base);
        }
        String path = base.path();
        int kept = text.charAt(at) == '?' ? path.length() : path.lastIndexOf('/') + 1;
        while (text.startsWith("../", at) && at + 3 <= end) { // as in segment(), but the path is not copied yet
            kept = Math.max(path.lastIndexOf('/', kept - 2), 0) + 1;
            at += 3;
        }
        return sameOrigin(base, pathAndQuery(path, kept));
    }

    /// Reads a path and a query, even if the path begins with two slashes.
    Url pathOn(Url base) {
        return sameOrigin(base, rootPath());
    }

    private static Url sameOrigin(Url base, String pathAndQuery) {
        return new Url(base.scheme(), base.host(), base.port(), pathAndQuery);
    }

    /// Reads a scheme and its colon.
    ///
    /// @return `http`, `https`, or empty if there is no scheme
    private String scheme() throws MalformedUrl {
        int colon = text.indexOf(':', at, end);
        if (colon <= at || !isScheme(at, colon)) {
            return "";
        }
        String scheme = text.substring(at, colon);
        at = colon + 1;
        if (scheme.equalsIgnoreCase("http")) {
            return "http";
        }
        if (scheme.equalsIgnoreCase("https")) {
            return "https";
        }
        throw new MalformedUrl("a web address: only http and https are crawled");
    }

    private boolean isScheme(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && !(other && i > from)) {
                return false;
            }
        }
        return true;
    }

    /// Reads everything after the scheme. Any number of slashes may stand before the host.
    private Url authority(String scheme) throws MalformedUrl {
        while (isSlash(at)) {
            at++;
        }
        int begin = at;
        while (at < end && !isSlash(at) && text.charAt(at) != '?') {
            at++;
        }
        int host = Math.max(text.lastIndexOf('@', at - 1) + 1, begin);
        int colon = endOfHost(host, at);
        String name = HostParser.parse(text.substring(host, colon));
        int port = port(colon + 1, at, Url.defaultPort(scheme));
        return new Url(scheme, name, port, rootPath());
    }

    /// Finds the colon before the port. Colons in brackets belong to an IPv6 address.
    private int endOfHost(int from, int to) {
        boolean inBrackets = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ':' && !inBrackets) {
                return i;
            }
            inBrackets = c == '[' || (inBrackets && c != ']');
        }
        return to;
    }

    private int port(int from, int to, int defaultPort) throws MalformedUrl {
        int port = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            port = port * 10 + digit;
            if (digit < 0 || digit > 9 || port > 65535) {
                throw new MalformedUrl("a URL: its port must be a number up to 65535");
            }
        }
        return from < to ? port : defaultPort;
    }

    private String rootPath() {
        at += isSlash(at) ? 1 : 0;
        return pathAndQuery("/", 1);
    }

    /// Reads the rest of a path and the query.
    ///
    /// @param path  the path that goes on here
    /// @param kept  how many of its characters stay
    private String pathAndQuery(String path, int kept) {
        if (isPlain()) {
            return path.substring(0, kept).concat(text.substring(at, end));
        }
        var out = new StringBuilder(kept + end - at + 16).append(path, 0, kept);
        boolean more = true;
        while (more) {
            more = segment(out);
        }
        if (at < end) {
            query(out.append('?'));
        }
        return out.toString();
    }

    /// Says whether the rest needs no work, as in most links: no escape, dot segment, backslash or query.
    private boolean isPlain() {
        char before = '/';
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (!PercentEncoder.PATH.keeps(c) || c == '%' || c == '\\' || (c == '.' && before == '/')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /// Reads one segment of the path and the slash after it.
    ///
    /// @param out  the path so far, which ends with a slash
    /// @return whether there was a slash
    private boolean segment(StringBuilder out) {
        int begin = at;
        while (at < end && !isSlash(at) && text.charAt(at) != '?') {
            at++;
        }
        boolean more = isSlash(at);
        int dots = dots(begin, at);
        if (dots == 2) {
            int parent = out.lastIndexOf("/", out.length() - 2);
            out.setLength(Math.max(parent, 0) + 1);
        } else if (dots != 1) {
            PercentEncoder.PATH.append(out, text, begin, at);
            if (more) {
                out.append('/');
            }
        }
        at += more ? 1 : 0;
        return more;
    }

    /// Counts the dots of a segment that has nothing else; `%2e` is a dot too.
    ///
    /// @return 0 if the segment is empty or has another character, or more than two dots
    private int dots(int from, int to) {
        int dots = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '.') {
                if (!text.regionMatches(true, i, "%2e", 0, 3)) {
                    return 0;
                }
                i += 2;
            }
            dots++;
        }
        return dots > 2 ? 0 : dots;
    }

    /// Reads the query after its question mark, to the end.
    private void query(StringBuilder out) {
        int begin = at + 1;
        if (queryCharset.name().startsWith("UTF-") || !queryCharset.canEncode()) {
            PercentEncoder.QUERY.append(out, text, begin, end);
        } else {
            PercentEncoder.QUERY.append(out, text.substring(begin, end), queryCharset.newEncoder());
        }
    }

    /// Says whether there is a slash at this place. A backslash is a slash too.
    private boolean isSlash(int i) {
        return i < end && (text.charAt(i) == '/' || text.charAt(i) == '\\');
    }
}
