package tulip.crawler;

import java.util.List;
import java.util.Optional;

/// The result of one fetch.
public sealed interface Outcome {
    /// A 2xx `text/html` response.
    ///
    /// @param bytes  length of the body as sent, before decompression
    /// @param links  the addresses that the page links to, in the page's order, each once; also those on other
    ///               sites
    record Page(long bytes, List<Url> links) implements Outcome {}

    /// A 2xx response that is not HTML, such as an image.
    record NotAPage(long bytes) implements Outcome {}

    /// A redirect. The crawl follows it; the engine must not.
    ///
    /// @param target  empty if the response has no `Location`, or if it is not an `http` or `https` address
    record Redirect(Optional<Url> target) implements Outcome {}

    /// No usable response.
    record Failed(FailureKind kind, String message) implements Outcome {}
}
