package tulip.crawler;

import java.time.Duration;

/// The limits of a crawl.
///
/// @param concurrency    fetches in flight at once, at least 1
/// @param maxPages       the crawl ends after this many pages; [Integer#MAX_VALUE] for no limit
/// @param maxDepth       links on the shortest path from the start to a page; [Integer#MAX_VALUE] for no limit
/// @param maxRedirects   redirects followed in a row
/// @param maxPerPattern  fetches of addresses of one pattern that some sites make without end, such as all
///                       paths below one file
/// @param delay          minimum time between the starts of two fetches from one host, to spare other people's
///                       sites
/// @param maxTime        the crawl begins no fetch after this time; [#NO_TIME_LIMIT] for no limit
/// @param maxBytes       the crawl begins no fetch when its pages have this size together, after decompression;
///                       [Long#MAX_VALUE] for no limit
public record Budget(
        int concurrency,
        int maxPages,
        int maxDepth,
        int maxRedirects,
        int maxPerPattern,
        Duration delay,
        Duration maxTime,
        long maxBytes) {
    public static final int MAX_REDIRECTS = 10;
    public static final int MAX_PER_PATTERN = 100;
    public static final Duration NO_TIME_LIMIT = Duration.ofDays(10_000);

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
        if (!maxTime.isPositive()) {
            throw new IllegalArgumentException("the time limit is " + maxTime + ", but must be positive");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("the byte limit is " + maxBytes + ", but must be at least 1");
        }
    }

    /// No limit on time or bytes.
    public Budget(int concurrency, int maxPages, int maxDepth, int maxRedirects, int maxPerPattern, Duration delay) {
        this(concurrency, maxPages, maxDepth, maxRedirects, maxPerPattern, delay, NO_TIME_LIMIT, Long.MAX_VALUE);
    }

    /// No limit on pages or depth.
    public static Budget wholeSite(int concurrency) {
        return new Budget(
                concurrency, Integer.MAX_VALUE, Integer.MAX_VALUE, MAX_REDIRECTS, MAX_PER_PATTERN, Duration.ZERO);
    }

    /// The same limits, but these on time and bytes.
    public Budget with(Duration maxTime, long maxBytes) {
        return new Budget(concurrency, maxPages, maxDepth, maxRedirects, maxPerPattern, delay, maxTime, maxBytes);
    }
}
