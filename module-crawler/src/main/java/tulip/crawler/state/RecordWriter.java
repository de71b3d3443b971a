package tulip.crawler.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tulip.crawler.Addresses;
import tulip.crawler.CrawlListener.FetchTime;
import tulip.crawler.Hyperlink;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Outcome;
import tulip.crawler.PageDetail;
import tulip.crawler.Phrases;
import tulip.crawler.Url;

/// Writes fetches with their outcomes. [RecordReader] reads them.
///
/// ```
/// ORIGIN   scheme host port                        in front of the first address of an origin
/// ADDRESS  origin shared rest                      in front of the first fetch that names it; they count from 0
/// FETCH    kind purpose address attempt waited elapsed …   times in microseconds
/// ```
///
/// Where a fetch names an address, its number is written. An address shares its first characters with the one
/// before.
final class RecordWriter {
    static final int ORIGIN = 0;
    static final int ADDRESS = 1;
    static final int PAGE = 2;
    static final int NOT_A_PAGE = 3;
    static final int REDIRECT = 4;
    static final int FAILED = 5;
    static final int SITEMAP = 6;

    // What a fetch was for.
    static final int ALL_HOSTS = 1; // of a page; may be added to the next one
    static final int COMPARED = 2;
    static final int OF_SITEMAP = 4;

    private final Addresses addresses;
    private final List<Url> origins = new ArrayList<>(); // one address of each
    private String last = "";
    private int written; // addresses so far

    /// @param addresses  none of them is written yet
    RecordWriter(Addresses addresses) {
        this.addresses = addresses;
    }

    /// Goes on behind what a reader has read.
    RecordWriter(RecordReader reader) {
        this(reader.addresses());
        origins.addAll(reader.origins());
        last = reader.last();
        written = reader.known();
    }

    /// @throws IllegalArgumentException if it is a `robots.txt`: a crawl that goes on fetches it anew
    void write(Fetch fetch, Outcome outcome, FetchTime time, Bytes out) {
        number(fetch.url());
        if (fetch.purpose() instanceof Purpose.Sitemap sitemap) {
            number(sitemap.host());
        }
        int[] links = numbers(outcome instanceof Outcome.Page page ? page.links() : List.of());
        forEachOther(outcome, this::number);
        while (written < addresses.size()) {
            address(addresses.get(written), out);
            written++;
        }
        out.number(kind(outcome));
        purpose(fetch.purpose(), out);
        out.number(number(fetch.url()));
        out.number(fetch.attempt());
        out.number(Math.max(0, time.waitedNanos() / 1_000));
        out.number(Math.max(0, time.elapsedNanos() / 1_000));
        switch (outcome) {
            case Outcome.Page page -> page(page, links, out);
            case Outcome.NotAPage(long bytes, Optional<Url> refresh) -> {
                out.number(bytes);
                optional(refresh, out);
            }
            case Outcome.Redirect(Optional<Url> target, String fragment) -> {
                optional(target, out);
                out.text(fragment);
            }
            case Outcome.Failed failed -> {
                out.text(failed.kind().name());
                out.text(String.valueOf(failed.message()));
                out.number(failed.status().orElse(-1) + 1);
                out.number(failed.retryAfter().map(Duration::toMillis).orElse(-1L) + 1);
            }
            case Outcome.Sitemap(long bytes, List<Url> pages, List<Url> sitemaps) -> {
                out.number(bytes);
                links(numbers(pages), out);
                links(numbers(sitemaps), out);
            }
            case Outcome.Robots _ -> throw notKept(fetch.url());
        }
    }

    private void page(Outcome.Page page, int[] links, Bytes out) {
        out.number(page.bytes());
        out.number(page.plainBytes());
        links(links, out);
        optional(page.refresh(), out);
        out.flag(page.robots().noindex());
        out.flag(page.robots().nofollow());
        links(numbers(page.robots().unfollowed()), out);
        out.flag(page.detail().isPresent());
        page.detail().ifPresent(each -> detail(each, out));
        out.flag(page.phrases().isPresent());
        page.phrases().ifPresent(each -> phrases(each, out));
    }

    private static void phrases(Phrases phrases, Bytes out) {
        out.number(phrases.hashes().size());
        phrases.hashes().forEach(out::signed);
    }

    private static IllegalArgumentException notKept(Url url) {
        return new IllegalArgumentException("the robots.txt of " + url + " is not kept");
    }

    private void purpose(Purpose purpose, Bytes out) {
        switch (purpose) {
            case Purpose.Page(boolean allHosts, boolean compared) ->
                out.number((allHosts ? ALL_HOSTS : 0) + (compared ? COMPARED : 0));
            case Purpose.Sitemap(Url host, int depth, boolean named) -> {
                out.number(OF_SITEMAP);
                out.number(number(host));
                out.number(depth);
                out.flag(named);
            }
            case Purpose.Robots robots -> throw notKept(robots.host());
        }
    }

    private static int kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Page _ -> PAGE;
            case Outcome.NotAPage _ -> NOT_A_PAGE;
            case Outcome.Redirect _ -> REDIRECT;
            case Outcome.Failed _ -> FAILED;
            case Outcome.Sitemap _ -> SITEMAP;
            case Outcome.Robots _ -> throw new IllegalArgumentException("a robots.txt is not kept");
        };
    }

    /// Visits each address that an outcome names, but for the links of a page.
    private static void forEachOther(Outcome outcome, Consumer<Url> visitor) {
        switch (outcome) {
            case Outcome.Page page -> {
                page.refresh().ifPresent(visitor);
                page.robots().unfollowed().forEach(visitor);
                page.detail()
                        .ifPresent(detail ->
                                detail.links().forEach(link -> link.target().ifPresent(visitor)));
            }
            case Outcome.NotAPage file -> file.refresh().ifPresent(visitor);
            case Outcome.Redirect redirect -> redirect.target().ifPresent(visitor);
            case Outcome.Sitemap sitemap -> {
                sitemap.pages().forEach(visitor);
                sitemap.sitemaps().forEach(visitor);
            }
            case Outcome.Failed _, Outcome.Robots _ -> {}
        }
    }

    private int number(Url url) {
        return addresses.add(url);
    }

    private void address(Url url, Bytes out) {
        int origin = 0;
        while (origin < origins.size() && !origins.get(origin).sameOrigin(url)) {
            origin++;
        }
        if (origin == origins.size()) {
            origins.add(url);
            out.number(ORIGIN);
            out.text(url.scheme());
            out.text(url.host());
            out.number(url.port());
        }
        String name = url.pathAndQuery();
        int shared = shared(last, name);
        out.number(ADDRESS);
        out.number(origin);
        out.number(shared);
        out.text(name.substring(shared));
        last = name;
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int shared = 0;
        while (shared < most && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private int[] numbers(Collection<Url> urls) {
        int[] numbers = new int[urls.size()];
        int count = 0;
        for (Url url : urls) {
            numbers[count++] = number(url);
        }
        return numbers;
    }

    /// Neighbours on a page often have neighbouring numbers.
    private static void links(int[] numbers, Bytes out) {
        out.number(numbers.length);
        int before = 0;
        for (int number : numbers) {
            out.signed(number - before);
            before = number;
        }
    }

    private void optional(Optional<Url> url, Bytes out) {
        out.number(url.map(this::number).orElse(-1) + 1);
    }

    private void detail(PageDetail detail, Bytes out) {
        out.number(detail.links().size());
        for (Hyperlink link : detail.links()) {
            out.text(link.written());
            optional(link.target(), out);
            out.text(link.fragment());
        }
        out.number(detail.anchors().size());
        detail.anchors().forEach(out::text);
    }
}
