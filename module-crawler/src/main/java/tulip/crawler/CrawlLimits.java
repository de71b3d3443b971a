package tulip.crawler;

import java.time.Duration;
import java.util.Optional;

/// Watches the limits of a [Budget] that end a whole crawl.
final class CrawlLimits {
    private final Budget budget;
    private boolean begun;
    private long beginNanos; // valid if `begun`
    private long bytes;

    CrawlLimits(Budget budget) {
        this.budget = budget;
    }

    /// A page of this size has arrived.
    void add(long plainBytes) {
        bytes += plainBytes;
    }

    /// The limit that is reached, as a sentence; empty if none is.
    Optional<String> reached(long nanoTime, int pages) {
        if (!begun) {
            begun = true;
            beginNanos = nanoTime;
        }
        if (pages >= budget.maxPages()) {
            return Optional.of("the limit of " + count(budget.maxPages(), "page") + " is reached (--max-pages)");
        }
        if (bytes >= budget.maxBytes()) {
            return Optional.of("the limit of " + budget.maxBytes()
                    + " bytes of pages, after decompression, is reached (--max-bytes)");
        }
        if (nanoTime - endNanos() >= 0) {
            return Optional.of("the limit of " + text(budget.maxTime()) + " is reached (--max-time)");
        }
        return Optional.empty();
    }

    /// Says that pages were left out because they are too deep.
    String depth(long addresses) {
        return "the limit of " + count(budget.maxDepth(), "link") + " from the start leaves out "
                + (addresses == 1 ? "1 address" : addresses + " addresses") + " (--max-depth)";
    }

    /// When the time is up.
    long endNanos() {
        return beginNanos + budget.maxTime().toNanos();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
