package tulip.crawler.engine;

import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Url;

/// The limit of a request's target, the same for all clients.
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
}
