package tulip.crawler.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tulip.crawler.Addresses;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener.FetchTime;
import tulip.crawler.FailureKind;
import tulip.crawler.Hyperlink;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Outcome;
import tulip.crawler.PageDetail;
import tulip.crawler.PageRobots;
import tulip.crawler.Phrases;
import tulip.crawler.Url;

/// Reads what [RecordWriter] has written, and replays it.
final class RecordReader {
    private final Addresses addresses;
    private final Crawl crawl;
    private final List<Url> origins = new ArrayList<>(); // one address of each
    private String last = "";
    private int known; // addresses read so far
    private int fetches;

    /// @param crawl  it has fetched nothing yet
    RecordReader(Addresses addresses, Crawl crawl) {
        this.addresses = addresses;
        this.crawl = crawl;
    }

    /// @throws RuntimeException if these bytes were not written by a [RecordWriter]
    void read(byte[] block, int end) {
        var in = new ByteReader(block, end);
        while (!in.atEnd()) {
            int kind = in.small();
            switch (kind) {
                case RecordWriter.ORIGIN -> origin(in);
                case RecordWriter.ADDRESS -> address(in);
                default -> fetch(kind, in);
            }
        }
    }

    Addresses addresses() {
        return addresses;
    }

    List<Url> origins() {
        return origins;
    }

    String last() {
        return last;
    }

    /// Addresses read so far.
    int known() {
        return known;
    }

    /// Fetches read so far.
    int fetches() {
        return fetches;
    }

    /// The first origin is that of the crawl. A folder has another port each time, so the present one counts.
    private void origin(ByteReader in) {
        var written = new Url(in.text(), in.text(), in.small(), "/");
        origins.add(origins.isEmpty() ? crawl.start() : written);
    }

    private void address(ByteReader in) {
        Url origin = origins.get(in.small());
        last = last.substring(0, in.small()) + in.text();
        int number = addresses.add(new Url(origin.scheme(), origin.host(), origin.port(), last));
        if (number != known++) {
            throw new IllegalStateException("the addresses are not in their order");
        }
    }

    private void fetch(int kind, ByteReader in) {
        Purpose purpose = purpose(in);
        var fetch = new Fetch(addresses.get(in.small()), in.small(), purpose);
        var time = new FetchTime(1_000 * in.number(), 1_000 * in.number());
        Outcome outcome = switch (kind) {
            case RecordWriter.PAGE ->
                new Outcome.Page(
                        in.number(), in.number(), links(in), optional(in), robots(in), detail(in), phrases(in));
            case RecordWriter.NOT_A_PAGE -> new Outcome.NotAPage(in.number(), optional(in));
            case RecordWriter.REDIRECT -> new Outcome.Redirect(optional(in), in.text());
            case RecordWriter.FAILED ->
                new Outcome.Failed(FailureKind.valueOf(in.text()), in.text(), status(in), retryAfter(in));
            case RecordWriter.SITEMAP -> new Outcome.Sitemap(in.number(), links(in), links(in));
            default -> throw new IllegalStateException("no record has the kind " + kind);
        };
        crawl.replay(fetch, outcome, time);
        fetches++;
    }

    private Purpose purpose(ByteReader in) {
        int purpose = in.small();
        return purpose == RecordWriter.OF_SITEMAP
                ? new Purpose.Sitemap(addresses.get(in.small()), in.small(), in.flag())
                : new Purpose.Page((purpose & RecordWriter.ALL_HOSTS) != 0, (purpose & RecordWriter.COMPARED) != 0);
    }

    private List<Url> links(ByteReader in) {
        var numbers = new int[in.small()];
        int number = 0;
        for (int i = 0; i < numbers.length; i++) {
            number += (int) in.signed();
            numbers[i] = Objects.checkIndex(number, known);
        }
        return addresses.list(numbers);
    }

    private Optional<Url> optional(ByteReader in) {
        int number = in.small();
        return number == 0 ? Optional.empty() : Optional.of(addresses.get(number - 1));
    }

    private PageRobots robots(ByteReader in) {
        var robots = new PageRobots(in.flag(), in.flag(), new LinkedHashSet<>(links(in)));
        return robots.equals(PageRobots.NONE) ? PageRobots.NONE : robots;
    }

    private static OptionalInt status(ByteReader in) {
        int status = in.small();
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status - 1);
    }

    private static Optional<Duration> retryAfter(ByteReader in) {
        long millis = in.number();
        return millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis - 1));
    }

    private static Optional<Phrases> phrases(ByteReader in) {
        if (!in.flag()) {
            return Optional.empty();
        }
        List<Integer> hashes = new ArrayList<>();
        for (int left = in.small(); left > 0; left--) {
            hashes.add((int) in.signed());
        }
        return Optional.of(new Phrases(hashes));
    }

    private Optional<PageDetail> detail(ByteReader in) {
        if (!in.flag()) {
            return Optional.empty();
        }
        List<Hyperlink> links = new ArrayList<>();
        for (int left = in.small(); left > 0; left--) {
            links.add(new Hyperlink(in.text(), optional(in), in.text()));
        }
        Set<String> anchors = new LinkedHashSet<>();
        for (int left = in.small(); left > 0; left--) {
            anchors.add(in.text());
        }
        return Optional.of(new PageDetail(List.copyOf(links), anchors));
    }
}
