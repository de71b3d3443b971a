package tulip.crawler;

import java.util.List;
import java.util.Optional;

/// Says what came of one fetch.
public sealed interface Outcome {
    /// A 2xx `text/html` response.
    ///
    /// @param bytes  the body's length as it was sent
    /// @param links  where the page leads, each address once, in the page's order, in scope or not
    record Page(long bytes, List<Url> links) implements Outcome {}

    /// A 2xx response that is no HTML: an image, an archive.
    record NotAPage(long bytes) implements Outcome {}

    /// A redirect, which only the crawl may follow.
    ///
    /// @param target  empty if the response has no `Location`, or one that is no web address
    record Redirect(Optional<Url> target) implements Outcome {}

    /// No usable response.
    record Failed(FailureKind kind, String message) implements Outcome {}
}
