package tulip.crawler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tulip.crawler.Next.Fetch;

/// Hears what a crawl learns, while the crawl runs.
///
/// The crawl calls these methods one at a time, on the thread that calls the crawl. The crawl waits for them, so
/// they must be quick. A crawl that is rebuilt from stored outcomes calls them again.
public interface CrawlListener {
    /// Hears nothing.
    CrawlListener NONE = new CrawlListener() {};

    /// Makes a listener that tells each of these what it hears, in this order.
    static CrawlListener all(List<? extends CrawlListener> listeners) {
        List<CrawlListener> hearing = listeners.stream()
                .<CrawlListener>map(each -> each)
                .filter(each -> !each.equals(NONE))
                .toList();
        return switch (hearing.size()) {
            case 0 -> NONE;
            case 1 -> hearing.getFirst();
            default -> new Listeners(hearing);
        };
    }

    /// An address has been found, for the first time.
    ///
    /// @param from   where: the page that links to it, or the address that redirects to it; empty for the start
    /// @param depth  links from the start, on this way; another way may be shorter
    default void found(Url address, Optional<Url> from, Way way, int depth) {}

    /// A fetch has been completed.
    ///
    /// @param depth  links from the start, on the shortest way known so far
    /// @param again  how long the crawl waits before it tries again; empty if this outcome is final
    default void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {}

    /// An address will not be fetched.
    ///
    /// @param why  in words that follow "it", such as "is on another site"
    default void skipped(Url address, Skip reason, String why) {}

    /// An address whose response was a redirect or a page turns out to lead nowhere. Known at the end of the crawl.
    default void failed(Url address, Outcome.Failed failed) {}

    /// How an address was found.
    enum Way {
        START,
        LINK,
        REDIRECT,
        REFRESH,
        SITEMAP
    }

    /// The reasons why an address is not fetched.
    enum Skip {
        /// It is too many links away from the start.
        TOO_DEEP,
        /// The site may make such addresses without end; see [Budget#maxPerPattern].
        ENDLESS,
        /// It is on another site, or outside of the scope.
        OFF_SITE,
        /// The `robots.txt` of its host disallows it.
        ROBOTS,
        /// All links to it say `nofollow`.
        NOFOLLOW,
        /// It stands behind too many redirects in a row.
        REDIRECTS,
        /// The crawl ended before.
        ENDED
    }

    /// The time of one fetch, in nanoseconds.
    ///
    /// @param waitedNanos   from the moment when the crawl wanted the page to the request
    /// @param elapsedNanos  from the request to the end of its response
    record FetchTime(long waitedNanos, long elapsedNanos) {}
}
