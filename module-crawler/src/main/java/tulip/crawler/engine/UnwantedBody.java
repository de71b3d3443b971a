package tulip.crawler.engine;

import tulip.crawler.http.Headers;

/// Decides whether an unwanted body is read or its connection closed, for clients that do their own framing.
final class UnwantedBody {
    /// The longest body that is read and discarded to keep a connection. For a longer body a new connection is
    /// cheaper.
    static final int DROP_BYTES = 64 * 1024;

    static final long UNKNOWN = -1;

    private UnwantedBody() {}

    static boolean cheapToReadOver(Headers headers) {
        long length = announced(headers);
        return length != UNKNOWN && length <= DROP_BYTES;
    }

    /// The body length that the head announces, or [#UNKNOWN].
    static long announced(Headers headers) {
        try {
            long length = headers.first("Content-Length").map(Long::parseLong).orElse(UNKNOWN);
            return Math.max(length, UNKNOWN);
        } catch (NumberFormatException malformed) {
            return UNKNOWN;
        }
    }
}
