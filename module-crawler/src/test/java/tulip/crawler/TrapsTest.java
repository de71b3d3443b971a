package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.CrawlListener.Skip;
import tulip.crawler.Next.Fetch;

/// Every trap of [TrapSite] ends, says why, and goes on if its bound is lifted. A real site loses no page.
class TrapsTest {
    private static final int CONCURRENCY = 8;
    private static final int FEW = 30; // of a pattern, less than the default
    private static final int MOST = 3_500; // requests

    /// In which order the fetches in flight are completed.
    private enum Order {
        FIRST_FIRST,
        LAST_FIRST
    }

    /// @param reasons  of the addresses that were left out because there may be too many of them
    private record Run(CrawlResult result, int requests, Map<Url, String> reasons) {}

    static List<Trap> traps() {
        return Stream.<Trap>concat(Arrays.stream(TrapSite.values()), Arrays.stream(SearchTrap.values()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("traps")
    void aTrapEndsAndSaysWhy(Trap trap) {
        for (Order order : Order.values()) {
            Run run = crawl(trap.start(), budget(FEW, 10), trap::answer, order, MOST);
            assertTrue(run.requests <= MOST, trap + " takes more than " + MOST + " requests, " + order);
            assertTrue(run.result.leftOut().containsKey(trap.about().pattern()), trap + ": " + run.result.leftOut());
            assertTrue(
                    run.reasons.containsValue(
                            "is one of many addresses " + trap.about().pattern()),
                    trap.toString());
        }
    }

    @Test
    @Tag("slow")
    void theChapterListsEveryTrap() throws IOException {
        var table = new StringBuilder(
                "| the site … | requests | the summary says: left out … more addresses |\n|---|---|---|\n");
        for (Trap trap : traps()) {
            Run run = crawl(trap.start(), budget(100, 10), trap::answer, Order.FIRST_FIRST, 20_000);
            table.append("| %s | %,d | %s |\n"
                    .formatted(
                            trap.about().sentence(),
                            run.requests,
                            trap.about().pattern().replace("*", "\\*")));
        }
        ChapterTable.assertIs("traps", table.toString());
    }

    /// A trap whose bound is removed goes on: so each test above fails without its bound.
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("traps")
    void aTrapGoesOnIfItsBoundIsLifted(Trap trap) {
        int requests = crawl(trap.start(), budget(FEW, 10), trap::answer, Order.FIRST_FIRST, MOST).requests;
        Run run = crawl(trap.start(), budget(1_000_000, 10), trap::answer, Order.FIRST_FIRST, 2 * requests);
        assertTrue(run.requests > 2 * requests, trap + " ends after " + run.requests + " requests without a bound");
    }

    /// A chain of redirects or refreshes with an ever new query.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChainThatNeverEndsIsCut(boolean redirects) {
        Function<Fetch, Outcome> site = fetch -> {
            String query = fetch.url().pathAndQuery().replaceAll(".*\\?", "");
            Url next = fetch.url().at("/x?" + (Integer.parseInt(query) + 1));
            return redirects
                    ? new Outcome.Redirect(Optional.of(next))
                    : new Outcome.Page(1, List.of(), Optional.of(next));
        };
        Url start = Url.parse("http://trap.test/x?0");
        Run run = crawl(start, budget(100, 10), site, Order.FIRST_FIRST, 100);
        assertEquals(11, run.requests);
        assertEquals(Map.of(FailureKind.TOO_MANY_REDIRECTS, 1), run.result.failuresByKind());
        assertEquals(101, crawl(start, budget(100, 1_000), site, Order.FIRST_FIRST, 100).requests);
    }

    /// The same pages at all ports, and behind `#!`.
    @Test
    void mirrorsOnOtherPortsAndHashBangsAreNoPages() {
        Function<Fetch, Outcome> site = fetch -> TrapSite.outcome(
                fetch,
                url -> "<a href=http://trap.test:" + (url.port() + 1) + "/>mirror</a><a href='#!/page/2'>next</a>");
        Run run = crawl(Url.parse("http://trap.test/"), budget(100, 10), site, Order.FIRST_FIRST, 100);
        assertEquals(1, run.requests);
        assertEquals(List.of("/"), run.result.pages());
    }

    @ParameterizedTest
    @EnumSource
    void aSiteWithAnEndLosesNoPage(FiniteSite site) {
        Run run = crawl(
                site.start(),
                budget(100, 10),
                fetch -> TrapSite.outcome(fetch, site::html),
                Order.FIRST_FIRST,
                2 * site.pages);
        assertEquals(Map.of(), run.result.leftOut());
        assertEquals(site.pages, run.result.pages().size());
    }

    /// A site of 12,000 pages: a long chain of numbered pages, a gallery whose pages differ in their images only, a
    /// book
    /// in many versions, and an archive by date.
    @ParameterizedTest
    @EnumSource(Order.class)
    void aRealSiteLosesNoPage(Order order) {
        Run run = crawl(
                Url.parse("http://real.test/"),
                budget(100, 10),
                fetch -> TrapSite.outcome(fetch, RealSite::html),
                order,
                50_000);
        assertEquals(Map.of(), run.result.leftOut());
        assertEquals(Map.of(), run.result.failures());
        assertEquals(RealSite.PAGES, run.result.pages().size());
    }

    /// A page that says nothing new leads nowhere, but another page may lead there too.
    @Test
    void whatAnotherPageLinksToIsFetchedLater() {
        Function<Url, String> site = url -> switch (url.path()) {
            case "/start" -> "<a href=/day?date=20000>calendar</a><a href=/wait?n=0>news</a>";
            case "/wait" -> {
                int n = Integer.parseInt(url.pathAndQuery().split("=", 0)[1]);
                yield TrapSite.letters(url, n)
                        + (n < 600 ? "<a href=/wait?n=" + (n + 1) + ">on</a>" : "<a href=/day?date=25000>x</a>");
            }
            default -> TrapSite.DAYS.html(url);
        };
        Run run = crawl(
                Url.parse("http://trap.test/start"),
                budget(100, 10),
                fetch -> TrapSite.outcome(fetch, site),
                Order.FIRST_FIRST,
                5_000);
        assertTrue(run.result.pages().contains("/day?date=25000"));
        assertTrue(run.result.leftOut().containsKey(TrapSite.DAYS.about().pattern()));
    }

    private static Budget budget(int maxPerPattern, int maxRedirects) {
        return new Budget(
                CONCURRENCY, Integer.MAX_VALUE, Integer.MAX_VALUE, maxRedirects, maxPerPattern, Duration.ZERO);
    }

    /// Crawls until the crawl is done, or has made more requests than it may.
    private static Run crawl(Url start, Budget budget, Function<Fetch, Outcome> site, Order order, int most) {
        Map<Url, String> reasons = new HashMap<>();
        var listener = new CrawlListener() {
            @Override
            public void skipped(Url address, Skip reason, String why) {
                if (reason == Skip.ENDLESS) {
                    reasons.put(address, why);
                }
            }
        };
        var crawl = new Crawl(start, budget, Rules.usual(), listener);
        Set<Url> requested = new HashSet<>();
        Deque<Fetch> inFlight = new ArrayDeque<>();
        while (true) {
            Next next = crawl.next(0);
            if (next instanceof Fetch fetch) {
                assertTrue(requested.add(fetch.url()), fetch.url() + " is requested twice");
                inFlight.add(fetch);
            } else if (next instanceof Next.Done || requested.size() > most) {
                crawl.tellRest();
                return new Run(crawl.result(), requested.size(), reasons);
            } else {
                Fetch fetch = order == Order.FIRST_FIRST ? inFlight.removeFirst() : inFlight.removeLast();
                crawl.completed(fetch, site.apply(fetch), 0);
            }
        }
    }
}
