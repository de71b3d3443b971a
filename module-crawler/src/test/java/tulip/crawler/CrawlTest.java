package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tulip.crawler.Next.Done;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Idle;
import tulip.crawler.Next.WaitUntil;

class CrawlTest {
    private static final Url HOME = Url.parse("http://h/");

    private final Map<String, Outcome> site = new HashMap<>();

    @Test
    void aCrawlOfOnePageStartsItAndIsDone() {
        var crawl = crawl(Budget.wholeSite(3));
        Fetch fetch = assertInstanceOf(Fetch.class, crawl.next(0));
        assertEquals(HOME, fetch.url());
        assertEquals(new Idle(), crawl.next(0));
        crawl.completed(fetch, page(), 5_000_000);
        assertEquals(new Done(), crawl.next(0));
        assertEquals(List.of("/"), crawl.result().pages());
    }

    @Test
    void noMoreFetchesAreInFlightThanAllowed() {
        var crawl = crawl(Budget.wholeSite(2));
        crawl.completed(fetch(crawl), page("/a", "/b", "/c"), 0);
        Fetch a = fetch(crawl);
        fetch(crawl);
        assertEquals(new Idle(), crawl.next(0));
        crawl.completed(a, page(), 0);
        assertEquals(HOME.at("/c"), fetch(crawl).url());
    }

    @Test
    void aPageWithManyLinksIsFetchedOnce() {
        site.put("/", page("/a", "/b"));
        site.put("/a", page("/", "/b", "/a"));
        site.put("/b", page("/a"));
        assertEquals(List.of("/", "/a", "/b"), pages(Budget.wholeSite(1)));
    }

    @Test
    void onlyTheOriginOfTheStartIsInScope() {
        var crawl = crawl(Budget.wholeSite(1));
        var elsewhere = List.of(Url.parse("http://other/"), Url.parse("https://h/"), Url.parse("http://h:81/"));
        crawl.completed(fetch(crawl), new Outcome.Page(0, elsewhere), 0);
        assertEquals(new Done(), crawl.next(0));
    }

    @Test
    void aPageLimitIsExactWithManyFetchesInFlight() {
        site.put("/", page("/a", "/b", "/c", "/d", "/e"));
        var crawl = crawl(new Budget(10, 3, Integer.MAX_VALUE, 5, 100, Duration.ZERO));
        crawl.completed(fetch(crawl), site.get("/"), 0);
        Fetch a = fetch(crawl);
        Fetch b = fetch(crawl);
        assertEquals(new Idle(), crawl.next(0), "a third might be a fourth page");
        crawl.completed(a, new Outcome.Failed(FailureKind.CLIENT_ERROR, "404"), 0);
        Fetch c = fetch(crawl);
        crawl.completed(b, page(), 0);
        crawl.completed(c, page(), 0);
        assertEquals(new Done(), crawl.next(0));
        assertEquals(3, crawl.result().pages().size());
    }

    @Test
    void aDelayKeepsFetchesApart() {
        var crawl = crawl(new Budget(10, 100, 100, 5, 100, Duration.ofNanos(50)));
        crawl.completed(assertInstanceOf(Fetch.class, crawl.next(1_000)), page("/a", "/b"), 0);
        assertEquals(new WaitUntil(1_050), crawl.next(1_000));
        assertEquals(new WaitUntil(1_050), crawl.next(1_049));
        assertInstanceOf(Fetch.class, crawl.next(1_050));
        assertEquals(new WaitUntil(1_100), crawl.next(1_050));
    }

    @Test
    void aDelayWorksWhenNanoTimeOverflows() {
        var crawl = crawl(new Budget(10, 100, 100, 5, 100, Duration.ofNanos(50)));
        crawl.completed(assertInstanceOf(Fetch.class, crawl.next(Long.MAX_VALUE - 10)), page("/a"), 0);
        assertInstanceOf(WaitUntil.class, crawl.next(Long.MAX_VALUE));
        assertInstanceOf(Fetch.class, crawl.next(Long.MIN_VALUE + 39));
    }

    @Test
    void pathsBelowAFileEnd() {
        assertEndsAfter(100, "below /manual.html/", "/manual.html/", link -> link + "a/");
        assertEndsAfter(100, "below /x/INDEX.PHP/", "/x/INDEX.PHP/1", link -> link + "1");
    }

    @Test
    void pathsThatRepeatTheirFoldersEnd() {
        assertEndsAfter(103, "whose path repeats a", "/a/", link -> link + "a/");
        assertEndsAfter(105, "whose path repeats a", "/a/b/", link -> link + (link.endsWith("a/") ? "b/" : "a/"));
    }

    @Test
    void deepPathsEnd() {
        assertEndsAfter(120, "more than 20 folders deep", "/1/", link -> link + link.length() + "/");
    }

    @Test
    void anAddressThatContainsTheAddressOfItsPageEnds() {
        var crawl = crawl(new Budget(1, 100, 100, 5, 10, Duration.ZERO));
        while (crawl.next(0) instanceof Fetch fetch) {
            String address = URLEncoder.encode(fetch.url().pathAndQuery(), StandardCharsets.UTF_8);
            crawl.completed(fetch, page("/?next=" + address), 0);
        }
        assertEquals(3 + 10, crawl.result().pages().size());
        assertEquals(Map.of("that contain %2525", 1), crawl.result().leftOut());
    }

    @Test
    void aSiteThatAnswersEveryPathWithOnePageEnds() {
        var crawl = crawl(Budget.wholeSite(1));
        while (crawl.next(0) instanceof Fetch fetch) {
            assertTrue(crawl.progress().pages() < 5_000, "the crawl does not end");
            String path = fetch.url().path();
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            crawl.completed(fetch, page("/about", folder + "a/", folder + "b/", folder + "c/", folder + "d/"), 0);
        }
        int upperLevels = 2 + 4 + 16; // the first has also "/about"
        int patterns = 1 + 4; // copies of "/", and each name four times
        assertEquals(upperLevels + 100 * patterns, crawl.result().pages().size());
    }

    @Test
    void versionsThatLinkToTheSameNamesAsTheStartAreAllFound() {
        String[] versions =
                IntStream.range(0, 200).mapToObj(i -> "/v" + i + "/").toArray(String[]::new);
        site.put("/", page(versions));
        for (String version : versions) {
            site.put(version, page(version + "api/", version + "guide/"));
            site.put(version + "api/", page());
            site.put(version + "guide/", page());
        }
        CrawlResult result = run(Budget.wholeSite(1));
        assertEquals(601, result.pages().size());
        assertEquals(Map.of(), result.leftOut());
    }

    @Test
    void ordinaryPathsHaveNoLimit() {
        String[] ordinary = IntStream.range(0, 500)
                .mapToObj(i -> "/blog.d/2026/11/" + i % 30 + "/v1.2/example.com/page" + i + ".html?page=" + i)
                .toArray(String[]::new);
        site.put("/", page(ordinary));
        Stream.of(ordinary).forEach(name -> site.put(name, page()));
        assertEquals(501, pages(Budget.wholeSite(3)).size());
    }

    @Test
    void stoppingLetsFetchesInFlightEnd() {
        var crawl = crawl(Budget.wholeSite(2));
        crawl.completed(fetch(crawl), page("/a", "/b", "/c"), 0);
        Fetch a = fetch(crawl);
        Fetch b = fetch(crawl);
        crawl.stop();
        crawl.completed(a, page(), 0);
        assertEquals(new Idle(), crawl.next(0));
        crawl.completed(b, new Outcome.Failed(FailureKind.RESET, "cut by us"), 0);
        assertEquals(new Done(), crawl.next(0));
        assertEquals(List.of("/", "/a"), crawl.result().pages());
        assertEquals(Map.of(), crawl.result().failures(), "failures caused by stop() are not the site's");
        assertTrue(crawl.result().stopped());
    }

    @Test
    void completingAFetchThatIsNotInFlightIsAnError() {
        var crawl = crawl(Budget.wholeSite(2));
        Fetch fetch = fetch(crawl);
        crawl.completed(fetch, page(), 0);
        assertThrows(IllegalStateException.class, () -> crawl.completed(fetch, page(), 0));
        assertThrows(IllegalStateException.class, () -> crawl.completed(new Fetch(HOME.at("/x")), page(), 0));
    }

    @Test
    void aSharedRedirectTargetIsFetchedOnce() {
        site.put("/", page("/a", "/b"));
        site.put("/a", redirect("/c"));
        site.put("/b", redirect("/c"));
        site.put("/c", page());
        assertEquals(List.of("/", "/c"), pages(Budget.wholeSite(1)));
    }

    @Test
    void everyRedirectInALoopAndIntoItIsARedirectLoop() {
        site.put("/", page("/in", "/a"));
        site.put("/in", redirect("/a"));
        site.put("/a", redirect("/b"));
        site.put("/b", redirect("/a"));
        assertEquals(
                Map.of(
                        "/in",
                        FailureKind.REDIRECT_LOOP,
                        "/a",
                        FailureKind.REDIRECT_LOOP,
                        "/b",
                        FailureKind.REDIRECT_LOOP),
                failures(Budget.wholeSite(1)));
    }

    @Test
    void aRedirectToItselfIsALoop() {
        site.put("/", redirect("/"));
        assertEquals(Map.of("/", FailureKind.REDIRECT_LOOP), failures(Budget.wholeSite(1)));
    }

    @Test
    void aChainOverTheBudgetFailsAtTheRedirectThatExceedsIt() {
        site.put("/", page("/0"));
        for (int i = 0; i < 4; i++) {
            site.put("/" + i, redirect("/" + (i + 1)));
        }
        site.put("/4", page());
        assertEquals(List.of("/", "/4"), pages(new Budget(1, 100, 100, 4, 100, Duration.ZERO)));
        assertEquals(
                Map.of("/2", FailureKind.TOO_MANY_REDIRECTS), failures(new Budget(1, 100, 100, 2, 100, Duration.ZERO)));
    }

    @Test
    void aRedirectWithoutATargetAndOneOffTheSiteAreFailures() {
        site.put("/", page("/a", "/b"));
        site.put("/a", new Outcome.Redirect(Optional.empty()));
        site.put("/b", new Outcome.Redirect(Optional.of(Url.parse("http://other/"))));
        assertEquals(
                Map.of("/a", FailureKind.BAD_REDIRECT, "/b", FailureKind.REDIRECT_OFF_SITE),
                failures(Budget.wholeSite(1)));
    }

    /// A shorter path to a fetched redirect lowers the redirect's labels. The new labels must not be passed on to a
    /// target on another site.
    @Test
    void aShorterPathToARedirectOffTheSiteIsNotFollowed() {
        site.put("/", page("/deep", "/hop"));
        site.put("/hop", redirect("/off"));
        site.put("/deep", page("/off"));
        site.put("/off", new Outcome.Redirect(Optional.of(Url.parse("http://other/"))));
        var budget = new Budget(1, 100, 100, 5, 100, Duration.ZERO);
        assertEquals(List.of("/", "/deep"), pages(budget));
        assertEquals(Map.of("/off", FailureKind.REDIRECT_OFF_SITE), failures(budget));
    }

    @Test
    void aRedirectKeepsTheDepthOfItsLink() {
        site.put("/", page("/a"));
        site.put("/a", redirect("/b"));
        site.put("/b", page("/c"));
        site.put("/c", page());
        assertEquals(List.of("/", "/b"), pages(new Budget(1, 100, 1, 5, 100, Duration.ZERO)));
    }

    @Test
    void aShorterPathFoundLateAddsThePagesBehindIt() {
        // First "/far" has depth 2, so its links are too deep. Then a slow page links to it directly.
        var crawl = crawl(new Budget(10, 100, 2, 5, 100, Duration.ZERO));
        crawl.completed(fetch(crawl), page("/near", "/slow"), 0);
        Fetch near = fetch(crawl);
        Fetch slow = fetch(crawl);
        crawl.completed(near, page("/middle"), 0);
        crawl.completed(fetch(crawl), page("/far"), 0);
        assertEquals(new Idle(), crawl.next(0), "/far would be at depth 3");
        crawl.completed(slow, page("/far"), 0);
        assertEquals(HOME.at("/far"), fetch(crawl).url());
    }

    @Test
    void theDigestIsTheSha256OfTheSortedNames() {
        site.put("/", page("/b", "/a"));
        site.put("/a", page());
        site.put("/b", page());
        // printf '/\n/a\n/b' | sha256sum
        assertEquals(
                "64a6570a5f2ab0d58df5de2bb986d0ea82336d5e9a86fcc348ee857330e23ec2",
                run(Budget.wholeSite(1)).pagesDigest());
    }

    @Test
    void latenciesArePercentiles() {
        var crawl = crawl(Budget.wholeSite(1));
        String[] names = new String[99];
        Arrays.setAll(names, i -> "/" + i);
        crawl.completed(fetch(crawl), page(names), 1_000_000);
        for (int i = 0; i < 99; i++) {
            crawl.completed(fetch(crawl), page(), 20_000_000, i < 97 ? 10_000_000 : 500_000_000);
        }
        assertEquals(10, crawl.result().sinceSent().p50().toMillis());
        assertEquals(500, crawl.result().sinceSent().p99().toMillis());
        assertEquals(30, crawl.result().sinceWanted().p50().toMillis(), "the wait for a thread counts");
        assertEquals(520, crawl.result().sinceWanted().p99().toMillis());
    }

    /// Each page links to one more page.
    private static void assertEndsAfter(int pages, String pattern, String first, UnaryOperator<String> nextLink) {
        var crawl = new Crawl(HOME.at(first), Budget.wholeSite(1));
        while (crawl.next(0) instanceof Fetch fetch) {
            String path = fetch.url().pathAndQuery();
            assertTrue(path.length() < 2_000, "the crawl does not end");
            crawl.completed(fetch, page(nextLink.apply(path)), 0);
        }
        assertEquals(pages, crawl.result().pages().size());
        assertEquals(Map.of(pattern, 1), crawl.result().leftOut());
    }

    private List<String> pages(Budget budget) {
        return run(budget).pages();
    }

    private Map<String, FailureKind> failures(Budget budget) {
        return run(budget).failures().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().pathAndQuery(), e -> e.getValue().kind()));
    }

    private CrawlResult run(Budget budget) {
        var crawl = crawl(budget);
        while (crawl.next(0) instanceof Fetch fetch) {
            crawl.completed(fetch, site.get(fetch.url().pathAndQuery()), 0);
        }
        return crawl.result();
    }

    private static Crawl crawl(Budget budget) {
        return new Crawl(HOME, budget);
    }

    private static Fetch fetch(Crawl crawl) {
        return assertInstanceOf(Fetch.class, crawl.next(0));
    }

    private static Outcome page(String... links) {
        return new Outcome.Page(0, Arrays.stream(links).map(HOME::at).toList());
    }

    private static Outcome redirect(String target) {
        return new Outcome.Redirect(Optional.of(HOME.at(target)));
    }
}
