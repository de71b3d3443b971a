package tulip.crawler;

import java.time.Duration;

/// Bounds a crawl.
///
/// @param concurrency   fetches in flight at once, at least 1
/// @param maxPages      pages to find; [Integer#MAX_VALUE] for all
/// @param maxDepth      links from the start to a page, by the shortest way; [Integer#MAX_VALUE] for any
/// @param maxRedirects  hops from a link to what it leads to
/// @param delay         least time between the starts of two fetches, for a site that is not ours
public record Budget(int concurrency, int maxPages, int maxDepth, int maxRedirects, Duration delay) {
    public static final int MAX_REDIRECTS = 10;

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
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay is " + delay + ", but must not be negative");
        }
    }

    /// A whole site, this many fetches at once.
    public static Budget wholeSite(int concurrency) {
        return new Budget(concurrency, Integer.MAX_VALUE, Integer.MAX_VALUE, MAX_REDIRECTS, Duration.ZERO);
    }
}
