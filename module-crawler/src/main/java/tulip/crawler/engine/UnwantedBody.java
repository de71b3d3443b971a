package tulip.crawler.engine;

import tulip.crawler.http.Framing;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.ResponseHead;
import tulip.crawler.http.Version;

/// Decides whether an unwanted body is read or its connection closed.
final class UnwantedBody {
    /// The longest body that is read and discarded to keep a connection. For a longer body a new connection is
    /// cheaper.
    static final int DROP_BYTES = 64 * 1024;

    private UnwantedBody() {}

    /// Says whether to read the body: it may be short, and the connection can be kept after it.
    static boolean mayBeShort(Framing framing) {
        return switch (framing) {
            case Framing.None _, Framing.Chunked _ -> true;
            case Framing.Length(long bytes) -> bytes <= DROP_BYTES;
            case Framing.UntilClose _ -> false;
        };
    }

    static boolean mayBeShort(int status, Headers headers) {
        try {
            return mayBeShort(Framing.of(new ResponseHead(Version.HTTP_1_1, status, "", headers), "GET"));
        } catch (HttpError malformed) {
            return false;
        }
    }
}
