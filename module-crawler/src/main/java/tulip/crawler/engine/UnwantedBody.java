package tulip.crawler.engine;

import tulip.crawler.http.Headers;

/// Says what to do about a body that nobody wants, on clients that have not framed it for us.
final class UnwantedBody {
    /// What is read over to keep a connection; anything longer is dearer than to connect anew.
    static final int DROP_BYTES = 64 * 1024;

    static final long UNKNOWN = -1;

    private UnwantedBody() {}

    static boolean cheapToReadOver(Headers headers) {
        long length = announced(headers);
        return length != UNKNOWN && length <= DROP_BYTES;
    }

    /// The length that the head announces, or [#UNKNOWN].
    static long announced(Headers headers) {
        try {
            long length = headers.first("Content-Length").map(Long::parseLong).orElse(UNKNOWN);
            return Math.max(length, UNKNOWN);
        } catch (NumberFormatException malformed) {
            return UNKNOWN;
        }
    }
}
