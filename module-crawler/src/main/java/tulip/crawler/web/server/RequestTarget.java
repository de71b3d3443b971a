package tulip.crawler.web.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The target of a request, in one of its forms (RFC 9112, section 3.2).
///
/// @param path   decoded from percent escapes, as UTF-8
/// @param rawPath  as sent
/// @param query  as sent, without the question mark; empty if there is none
/// @param host   of the absolute form, which replaces the `Host` field; empty for the other forms
record RequestTarget(String path, String rawPath, String query, String host) {
    private static final String SCHEME = "http://";

    /// Reads a target.
    ///
    /// @throws Refusal with 400 for a malformed target, and 501 for `CONNECT`
    static RequestTarget parse(String method, String target) throws Refusal {
        if (method.equals("CONNECT")) {
            throw new Refusal(501, "this server is no proxy, so it does not support CONNECT");
        }
        if (target.equals("*") && method.equals("OPTIONS")) {
            return new RequestTarget("*", "*", "", "");
        }
        if (target.indexOf('#') >= 0) {
            throw new Refusal(400, "the request target has a fragment");
        }
        if (target.charAt(0) == '/') {
            return of(target, "");
        }
        if (!target.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new Refusal(400, "the request target is neither a path nor an http URL");
        }
        int end = SCHEME.length();
        while (end < target.length() && "/?".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        String host = target.substring(SCHEME.length(), end);
        if (host.isEmpty() || host.indexOf('@') >= 0) {
            throw new Refusal(400, "the request target has no valid host");
        }
        String rest = target.substring(end);
        return of(rest.startsWith("/") ? rest : "/" + rest, host);
    }

    private static RequestTarget of(String pathAndQuery, String host) throws Refusal {
        int mark = pathAndQuery.indexOf('?');
        String rawPath = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
        return new RequestTarget(decoded(rawPath), rawPath, query, host);
    }

    private static String decoded(String rawPath) throws Refusal {
        if (rawPath.indexOf('%') < 0) {
            return rawPath;
        }
        var bytes = new ByteArrayOutputStream(rawPath.length());
        for (int i = 0; i < rawPath.length(); i++) {
            char c = rawPath.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = i + 2 < rawPath.length() ? Character.digit(rawPath.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(rawPath.charAt(i + 2), 16);
            if (low < 0) {
                throw new Refusal(400, "a percent sign in the path is not followed by two hexadecimal digits");
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
