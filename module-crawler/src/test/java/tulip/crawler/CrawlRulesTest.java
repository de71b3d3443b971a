package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tulip.crawler.Next.Done;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.WaitUntil;

/// A crawl does what its rules say, also if these are wrong.
final class CrawlRulesTest {
    private static final Url HOME = Url.parse("http://h/");
    private static final long MILLI = 1_000_000;
    private static final Outcome.Failed BUSY =
            new Outcome.Failed(FailureKind.SERVER_ERROR, "answered with status 503", OptionalInt.of(503));
    private static final Outcome.Failed GONE =
            new Outcome.Failed(FailureKind.CLIENT_ERROR, "answered with status 410", OptionalInt.of(410));

    private final Map<String, Outcome> site = new HashMap<>();

    private static Rules retrying(int attempts) {
        return Rules.usual().with(new BackOff(attempts, Duration.ofMillis(100), Duration.ofMillis(300)));
    }

    @Test
    void aFailedFetchIsTriedAgainAfterItsWait() {
        Crawl crawl = crawl(retrying(3));
        crawl.completed(fetch(crawl, 0, 1), BUSY, 0);
        assertEquals(new WaitUntil(105 * MILLI), crawl.next(5 * MILLI), "the wait begins at the next question");
        assertEquals(new WaitUntil(105 * MILLI), crawl.next(104 * MILLI));
        crawl.completed(fetch(crawl, 105, 2), BUSY, 0);
        assertEquals(new WaitUntil(310 * MILLI), crawl.next(110 * MILLI), "twice as long");
        crawl.completed(fetch(crawl, 310, 3), page(), 0);
        assertInstanceOf(Done.class, crawl.next(310 * MILLI));
        assertEquals(List.of("/"), crawl.result().pages());
        assertEquals(Map.of(), crawl.result().failures());
    }

    @Test
    void theLastFailureIsReported() {
        Crawl crawl = crawl(retrying(2));
        crawl.completed(fetch(crawl, 0, 1), BUSY, 0);
        crawl.next(0);
        crawl.completed(fetch(crawl, 100, 2), GONE, 0);
        assertInstanceOf(Done.class, crawl.next(100 * MILLI));
        assertEquals(Map.of(HOME, GONE), crawl.result().failures());
    }

    @Test
    void otherFetchesGoOnMeanwhile() {
        Crawl crawl = crawl(retrying(2));
        crawl.completed(fetch(crawl, 0, 1), page("/a", "/b", "/c"), 0);
        Fetch a = fetch(crawl, 0, 1);
        Fetch b = fetch(crawl, 0, 1);
        crawl.completed(a, BUSY, 0);
        assertEquals(new Fetch(HOME.at("/c")), crawl.next(0));
        assertEquals(new WaitUntil(100 * MILLI), crawl.next(50 * MILLI), "fetches are in flight");
        crawl.completed(new Fetch(HOME.at("/c")), BUSY, 0);
        assertEquals(new WaitUntil(100 * MILLI), crawl.next(60 * MILLI), "the earlier of two");
        assertEquals(new Fetch(HOME.at("/a"), 2, a.purpose()), crawl.next(120 * MILLI));
        assertEquals(new WaitUntil(160 * MILLI), crawl.next(120 * MILLI));
        crawl.completed(b, page(), 0);
        assertEquals(new Fetch(HOME.at("/c"), 2), crawl.next(160 * MILLI));
    }

    @Test
    void aWaitWorksWhereNanoTimeOverflows() {
        Crawl crawl = crawl(retrying(2));
        long late = Long.MAX_VALUE - 10 * MILLI;
        crawl.next(late);
        crawl.completed(new Fetch(HOME), BUSY, 0);
        assertEquals(new WaitUntil(late + 100 * MILLI), crawl.next(late));
        assertEquals(new Fetch(HOME, 2), crawl.next(late + 100 * MILLI));
    }

    @Test
    void aStoppedCrawlReportsWhatWaits() {
        Crawl crawl = crawl(retrying(2));
        crawl.completed(fetch(crawl, 0, 1), BUSY, 0);
        crawl.next(0);
        crawl.stop();
        assertInstanceOf(Done.class, crawl.next(0));
        assertEquals(Map.of(HOME, BUSY), crawl.result().failures());
    }

    @Test
    void nothingIsTriedAgainUsually() {
        Crawl crawl = crawl(Rules.usual());
        crawl.completed(fetch(crawl, 0, 1), BUSY, 0);
        assertInstanceOf(Done.class, crawl.next(0));
        assertEquals(Map.of(HOME, BUSY), crawl.result().failures());
    }

    @Test
    void whatIsNotNewIsNotFetched() {
        site.put("/", page("/a", "/b"));
        site.put("/b", page("/c"));
        Links forgetful = new Links() {
            private final Links usual = new SiteLinks();

            @Override
            public List<Url> follow(WrittenLinks written) {
                return usual.follow(written);
            }

            @Override
            public boolean isNew(Url address) {
                return !address.path().equals("/b") && usual.isNew(address);
            }
        };
        assertEquals(
                List.of("/", "/a"),
                run(new Rules(forgetful, RedirectsByHand::new, Retry.never())).pages());
    }

    @Test
    void theRuleForRedirectsDecidesWhatIsFetched() {
        site.put("/", page("/a", "/x"));
        site.put("/a", redirect("/b"));
        site.put("/b", redirect("/c"));
        site.put("/x", redirect("/y"));
        Rules oneTooFew =
                new Rules(new SiteLinks(), (start, most, send) -> new RedirectsByHand(start, 1, send), Retry.never());
        CrawlResult result = run(oneTooFew);
        assertEquals(List.of("/", "/y"), result.pages());
        assertEquals(Map.of("/b", FailureKind.TOO_MANY_REDIRECTS), kinds(result));
    }

    @Test
    void theRuleForRedirectsDecidesWhatALoopIs() {
        site.put("/", redirect("/a"));
        site.put("/a", redirect("/"));
        Rules noLoops = new Rules(new SiteLinks(), CrawlRulesTest::withoutLoops, Retry.never());
        assertEquals(
                Map.of("/", FailureKind.REDIRECT_LOOP, "/a", FailureKind.REDIRECT_LOOP), kinds(run(Rules.usual())));
        assertEquals(Map.of(), kinds(run(noLoops)));
    }

    @Test
    void anAddressThatWasTooFarIsFetchedWhenAShorterWayIsFound() {
        site.put("/", page("/1", "/near"));
        site.put("/1", redirect("/2"));
        site.put("/2", redirect("/3"));
        site.put("/3", redirect("/4"));
        site.put("/near", page("/2"));
        var budget = new Budget(1, 100, 100, 2, 100, Duration.ZERO);
        CrawlResult result = run(new Crawl(HOME, budget));
        assertEquals(List.of("/", "/4", "/near"), result.pages());
        assertEquals(Map.of(), kinds(result));
    }

    /// A wrong rule: it takes a loop for an arrival.
    private static Redirects withoutLoops(Url start, int most, Redirects.Requests requests) {
        Redirects usual = new RedirectsByHand(start, most, requests);
        return from -> usual.follow(from) instanceof Redirects.End.Refused(var kind, var at)
                        && kind == FailureKind.REDIRECT_LOOP
                ? new Redirects.End.Arrived(at)
                : usual.follow(from);
    }

    private static Crawl crawl(Rules rules) {
        return new Crawl(HOME, Budget.wholeSite(3), rules);
    }

    private CrawlResult run(Rules rules) {
        return run(crawl(rules));
    }

    private CrawlResult run(Crawl crawl) {
        while (true) {
            List<Fetch> fetches = Stream.generate(() -> crawl.next(0))
                    .takeWhile(Fetch.class::isInstance)
                    .map(Fetch.class::cast)
                    .toList();
            if (fetches.isEmpty()) {
                return crawl.result();
            }
            fetches.forEach(fetch ->
                    crawl.completed(fetch, site.getOrDefault(fetch.url().path(), page()), 0));
        }
    }

    private static Map<String, FailureKind> kinds(CrawlResult result) {
        Map<String, FailureKind> kinds = new TreeMap<>();
        result.failures().forEach((url, failed) -> kinds.put(url.path(), failed.kind()));
        return kinds;
    }

    private static Fetch fetch(Crawl crawl, long millis, int attempt) {
        Fetch fetch = assertInstanceOf(Fetch.class, crawl.next(millis * MILLI));
        assertEquals(attempt, fetch.attempt());
        return fetch;
    }

    private static Outcome page(String... links) {
        return new Outcome.Page(0, Stream.of(links).map(HOME::at).toList());
    }

    private static Outcome redirect(String target) {
        return new Outcome.Redirect(Optional.of(HOME.at(target)));
    }
}
