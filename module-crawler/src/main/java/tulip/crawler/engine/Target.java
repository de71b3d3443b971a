package tulip.crawler.engine;

import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Url;

/// The target of a request: its limit, the same for all clients, and its bytes.
final class Target {
    /// The longest target that is sent. A whole request fits into the send buffer of a socket, so no write blocks.
    static final int MAX_BYTES = 60 * 1024;

    private Target() {}

    /// @throws FetchFailure (`HEAD_TOO_LARGE`) if path and query are over the limit
    static void check(Url url) throws FetchFailure {
        if (url.pathAndQuery().length() > MAX_BYTES) {
            throw new FetchFailure(FailureKind.HEAD_TOO_LARGE, "the address is over " + MAX_BYTES + " bytes");
        }
    }

    /// Writes a target into a request.
    ///
    /// @throws IllegalArgumentException if it contains a blank, or a character outside ASCII: it could then turn
    ///     one request into two. No [Url] that was parsed does
    static void write(String target, byte[] request, int at) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("a request cannot hold the character " + (int) c + " in its target");
            }
            request[at + i] = (byte) c;
        }
    }
}
