package tulip.crawler;

import java.time.Duration;

/// The limits of a crawl.
///
/// @param concurrency    fetches in flight at once, at least 1
/// @param maxPages       the crawl ends after this many pages; [Integer#MAX_VALUE] for no limit
/// @param maxDepth       links on the shortest path from the start to a page; [Integer#MAX_VALUE] for no limit
/// @param maxRedirects   redirects followed in a row
/// @param maxPerPattern  fetches of addresses of one pattern that some sites make without end, such as all paths
///                       below one file
/// @param delay          minimum time between the starts of two fetches, to spare other people's sites
public record Budget(int concurrency, int maxPages, int maxDepth, int maxRedirects, int maxPerPattern, Duration delay) {
    public static final int MAX_REDIRECTS = 10;
    public static final int MAX_PER_PATTERN = 100;

    public Budget {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + ", but must be at least 1");
        }
        if (maxPages < 1) {
            throw new IllegalArgumentException("the page limit is " + maxPages + ", but must be at least 1");
        }
        if (maxDepth < 0) {
            throw new IllegalArgumentException("the depth limit is " + maxDepth + ", but must not be negative");
        }
        if (maxRedirects < 0) {
            throw new IllegalArgumentException("the redirect limit is " + maxRedirects + ", but must not be negative");
        }
        if (maxPerPattern < 1) {
            throw new IllegalArgumentException(
                    "the limit of a pattern is " + maxPerPattern + ", but must be at least 1");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay is " + delay + ", but must not be negative");
        }
    }

    /// No limit on pages or depth.
    public static Budget wholeSite(int concurrency) {
        return new Budget(
                concurrency, Integer.MAX_VALUE, Integer.MAX_VALUE, MAX_REDIRECTS, MAX_PER_PATTERN, Duration.ZERO);
    }
}
