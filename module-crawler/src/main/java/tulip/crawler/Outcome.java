package tulip.crawler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The result of one fetch.
public sealed interface Outcome {
    /// A 2xx response with HTML or XHTML.
    ///
    /// @param bytes       length of the body as sent, before decompression
    /// @param plainBytes  length of the body after decompression
    /// @param links       the addresses on its own site that the page links to, in the page's order, each once
    /// @param refresh     where the page itself leads after a time, if it says so
    /// @param robots      what the page asks of crawlers
    /// @param detail      what reports need; empty unless [Limits#detailed] asked for it
    /// @param phrases     empty unless [Next.Purpose.Page#compared] asked for them
    record Page(
            long bytes,
            long plainBytes,
            List<Url> links,
            Optional<Url> refresh,
            PageRobots robots,
            Optional<PageDetail> detail,
            Optional<Phrases> phrases)
            implements Outcome {
        public Page(
                long bytes,
                long plainBytes,
                List<Url> links,
                Optional<Url> refresh,
                PageRobots robots,
                Optional<PageDetail> detail) {
            this(bytes, plainBytes, links, refresh, robots, detail, Optional.empty());
        }

        public Page(long bytes, List<Url> links, Optional<Url> refresh, Optional<PageDetail> detail) {
            this(bytes, bytes, links, refresh, PageRobots.NONE, detail, Optional.empty());
        }

        public Page(long bytes, List<Url> links) {
            this(bytes, links, Optional.empty());
        }

        public Page(long bytes, List<Url> links, Optional<Url> refresh) {
            this(bytes, links, refresh, Optional.empty());
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
    /// @param target    empty if the response has no `Location`, or if it is not an `http` or `https` address
    /// @param fragment  of the `Location`, as from [Fragment#of]; empty if it has none. It replaces the fragment
    ///     of a link that is redirected (RFC 9110, section 10.2.2)
    record Redirect(Optional<Url> target, String fragment) implements Outcome {
        public Redirect(Optional<Url> target) {
            this(target, "");
        }
    }

    /// No usable response.
    ///
    /// @param status      of the response, if the status is the failure
    /// @param retryAfter  how long the server asks to wait before the next request; see [RetryAfter]
    record Failed(FailureKind kind, String message, OptionalInt status, Optional<Duration> retryAfter)
            implements Outcome {
        /// A failure without a response, or for another reason than its status.
        public Failed(FailureKind kind, String message) {
            this(kind, message, OptionalInt.empty());
        }

        /// A failure whose response names no time.
        public Failed(FailureKind kind, String message, OptionalInt status) {
            this(kind, message, status, Optional.empty());
        }
    }

    /// A `robots.txt` that could be read.
    ///
    /// @param bytes  length of the body as sent
    record Robots(long bytes, RobotsTxt rules) implements Outcome {}

    /// A sitemap or a sitemap index that could be read.
    ///
    /// @param bytes     length of the body as sent
    /// @param pages     the addresses that it names
    /// @param sitemaps  the further sitemaps that it names
    record Sitemap(long bytes, List<Url> pages, List<Url> sitemaps) implements Outcome {}
}
