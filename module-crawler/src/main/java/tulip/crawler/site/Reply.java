package tulip.crawler.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The site's response to a GET request. The server adds the framing, and omits the body for HEAD.
///
/// @param status       the status code
/// @param contentType  the value of `Content-Type`
/// @param headers      further fields, such as `Location`
/// @param body         shared with a cache; must not be modified
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    static Reply ok(String contentType, byte[] body) {
        return new Reply(200, contentType, Map.of(), body);
    }

    static Reply movedTo(String location) {
        return plain(301, "moved to " + location, Map.of("Location", location));
    }

    /// A one-line body that says why there is no page.
    static Reply error(int status, String reason) {
        return plain(status, reason, Map.of());
    }

    /// The response to a method other than GET and HEAD.
    static Reply wrongMethod() {
        return plain(405, "only GET and HEAD are answered", Map.of("Allow", "GET, HEAD"));
    }

    private static Reply plain(int status, String line, Map<String, String> headers) {
        byte[] body = (status + " " + line + "\n").getBytes(StandardCharsets.UTF_8);
        return new Reply(status, "text/plain; charset=utf-8", headers, body);
    }
}
