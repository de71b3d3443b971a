package tulip.crawler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// The results of a crawl.
///
/// @param pages     names of the pages (path and query), sorted
/// @param bytes     size of all bodies as sent, before decompression
/// @param notHtml   2xx responses that are not HTML
/// @param failures  by address, in the order in which they were reported; failed redirect chains come last
/// @param leftOut   addresses that were not fetched because the site may make such addresses without end: how many
///                  of each pattern; see [Budget#maxPerPattern]
/// @param sinceWanted  from the moment when the crawl wanted a page to the end of its response
/// @param sinceSent    from the request to the end of its response, without the wait for a thread
/// @param stopped   true if the crawl was stopped before it was done
/// @param disallowed  how many addresses were not fetched because `robots.txt` disallows them
/// @param limit       the limit that left something out, as a sentence; empty if none did
public record CrawlResult(
        List<String> pages,
        long bytes,
        int notHtml,
        Map<Url, Outcome.Failed> failures,
        Map<String, Integer> leftOut,
        Times sinceWanted,
        Times sinceSent,
        boolean stopped,
        int disallowed,
        Optional<String> limit) {

    /// The median and the 99th percentile of the times of all fetches.
    public record Times(Duration p50, Duration p99) {
        private static Times of(Histogram nanos) {
            return new Times(
                    Duration.ofNanos(nanos.getValueAtPercentile(50)), Duration.ofNanos(nanos.getValueAtPercentile(99)));
        }

        public double p50Millis() {
            return p50.toNanos() / 1e6;
        }

        public double p99Millis() {
            return p99.toNanos() / 1e6;
        }
    }

    /// @param pages  sorted, and not changed any more
    static CrawlResult of(
            List<String> pages,
            long bytes,
            int notHtml,
            Map<Url, Outcome.Failed> failures,
            Map<String, Integer> leftOut,
            Histogram sinceWanted,
            Histogram sinceSent,
            boolean stopped,
            int disallowed,
            Optional<String> limit) {
        return new CrawlResult(
                pages,
                bytes,
                notHtml,
                failures,
                Collections.unmodifiableMap(leftOut),
                Times.of(sinceWanted),
                Times.of(sinceSent),
                stopped,
                disallowed,
                limit);
    }

    /// The SHA-256 of the page names, sorted and joined by newlines, in hexadecimal.
    ///
    /// Two crawls with the same digest found the same pages. `crawl --list FILE` writes exactly these bytes.
    public String pagesDigest() {
        return digest(pages);
    }

    public Map<FailureKind, Integer> failuresByKind() {
        Map<FailureKind, Integer> counts = new EnumMap<>(FailureKind.class);
        failures.values().forEach(failed -> counts.merge(failed.kind(), 1, Integer::sum));
        return counts;
    }

    static String digest(List<String> sortedPages) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String separator = "";
            for (String page : sortedPages) { // one by one: a million names at once would take 100 MB
                digest.update((separator + page).getBytes(StandardCharsets.UTF_8));
                separator = "\n";
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
