package tulip.crawler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The result of one fetch.
public sealed interface Outcome {
    /// A 2xx response with HTML or XHTML.
    ///
    /// @param bytes    length of the body as sent, before decompression
    /// @param links    the addresses on its own site that the page links to, in the page's order, each once
    /// @param refresh  where the page itself leads after a time, if it says so
    record Page(long bytes, List<Url> links, Optional<Url> refresh) implements Outcome {
        public Page(long bytes, List<Url> links) {
            this(bytes, links, Optional.empty());
        }
    }

    /// A 2xx response that is not HTML, such as an image.
    ///
    /// @param refresh  where its `Refresh` field leads, if it has one
    record NotAPage(long bytes, Optional<Url> refresh) implements Outcome {
        public NotAPage(long bytes) {
            this(bytes, Optional.empty());
        }
    }

    /// A redirect. The crawl follows it; the engine must not.
    ///
    /// @param target  empty if the response has no `Location`, or if it is not an `http` or `https` address
    record Redirect(Optional<Url> target) implements Outcome {}

    /// No usable response.
    ///
    /// @param status  of the response, if the status is the failure
    record Failed(FailureKind kind, String message, OptionalInt status) implements Outcome {
        /// A failure without a response, or for another reason than its status.
        public Failed(FailureKind kind, String message) {
            this(kind, message, OptionalInt.empty());
        }
    }
}
