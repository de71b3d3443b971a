package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.crawler.SimulatedWeb.page;
import static tulip.crawler.SimulatedWeb.redirect;
import static tulip.crawler.SimulatedWeb.robots;
import static tulip.crawler.SimulatedWeb.sitemap;
import static tulip.crawler.SimulatedWeb.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A crawl keeps its manners on several hosts, by a clock of the test.
final class CrawlPolitenessTest {
    private static final String A = "http://a.example.org";
    private static final String B = "http://b.example.org";
    private static final Politeness ROBOTS = new Politeness(true, 100, false, true);

    private final SimulatedWeb web = new SimulatedWeb();
    private final List<String> skipped = new ArrayList<>();
    private Scope.Kind scope = Scope.Kind.HOST;
    private Politeness politeness = ROBOTS;
    private Duration delay = Duration.ZERO;
    private Retry retry = Retry.never();

    private CrawlResult crawl() {
        return crawl(Budget.wholeSite(4));
    }

    private CrawlResult crawl(Budget whole) {
        var budget = new Budget(
                whole.concurrency(),
                whole.maxPages(),
                whole.maxDepth(),
                3,
                100,
                delay,
                whole.maxTime(),
                whole.maxBytes());
        var listener = new CrawlListener() {
            @Override
            public void skipped(Url address, Skip reason, String why) {
                skipped.add(address + " " + why);
            }
        };
        var crawl = new Crawl(
                Url.parse(A + "/"), scope, budget, Rules.usual().with(retry), politeness, listener, new Addresses());
        CrawlResult result = web.run(crawl);
        crawl.tellRest();
        return result;
    }

    @Test
    void robotsTxtComesFirstAndIsObeyed() {
        web.put(A + "/robots.txt", robots("User-agent: *", "Disallow: /private/"));
        web.put(A + "/", page(A + "/private/x", A + "/open"));
        web.put(A + "/open", page(A + "/private/y"));
        CrawlResult result = crawl();
        assertEquals(List.of(A + "/robots.txt", A + "/", A + "/open"), web.requested());
        assertEquals(List.of("/", "/open"), result.pages());
        assertEquals(2, result.disallowed());
        assertEquals(
                Set.of(
                        A + "/private/x is disallowed by the robots.txt of a.example.org",
                        A + "/private/y is disallowed by the robots.txt of a.example.org"),
                Set.copyOf(skipped));
    }

    @Test
    void withoutPolitenessNobodyAsks() {
        politeness = Politeness.NONE;
        web.put(A + "/", page());
        crawl();
        assertEquals(List.of(A + "/"), web.requested());
    }

    @Test
    void aSiteWithoutRobotsTxtAllowsEverything() {
        for (Outcome absent :
                List.of(status(404), status(401), status(403), status(410), redirect(A + "/robots.txt"))) {
            web.put(A + "/robots.txt", absent).put(A + "/", page());
            assertEquals(List.of("/"), crawl().pages(), absent.toString());
        }
    }

    @Test
    void redirectsOfRobotsTxtAreFollowedFiveTimesAlsoToOtherHosts() {
        web.put(A + "/robots.txt", redirect("http://elsewhere.net/1"));
        for (int hop = 1; hop < 5; hop++) {
            web.put("http://elsewhere.net/" + hop, redirect("http://elsewhere.net/" + (hop + 1)));
        }
        web.put("http://elsewhere.net/5", robots("User-agent: *", "Disallow: /"));
        assertEquals(List.of(), crawl().pages());
        web.put("http://elsewhere.net/5", redirect("http://elsewhere.net/6"));
        web.put("http://elsewhere.net/6", robots("User-agent: *", "Disallow: /"));
        web.put(A + "/", page());
        assertEquals(List.of("/"), crawl().pages());
    }

    @Test
    void aBrokenRobotsTxtDefersEverythingUntilItRecovers() {
        web.put(A + "/robots.txt", status(503), status(500), robots("User-agent: *", "Disallow: /no"));
        web.put(A + "/", page(A + "/no"));
        assertEquals(List.of("/"), crawl().pages());
        assertEquals(
                List.of(
                        "0 " + A + "/robots.txt",
                        "1010 " + A + "/robots.txt",
                        "3020 " + A + "/robots.txt",
                        "3030 " + A + "/"),
                web.sent());
    }

    @Test
    void aRobotsTxtThatStaysBrokenEndsTheCrawlOfItsHost() {
        web.put(A + "/robots.txt", status(500));
        CrawlResult result = crawl();
        assertEquals(6, web.requested().size(), web.sent().toString());
        assertTrue(
                web.requested().stream().allMatch(url -> url.endsWith("/robots.txt")),
                web.sent().toString());
        assertEquals(
                "its robots.txt: answered with status 500",
                result.failures().get(Url.parse(A + "/")).message());
        assertTrue(web.nowMillis() < 60_000, "took " + web.nowMillis() + " ms");
    }

    @Test
    void aHostWithoutAddressIsGivenUpAtOnce() {
        web.put(A + "/robots.txt", new Outcome.Failed(FailureKind.UNKNOWN_HOST, "no such host"));
        assertEquals(Map.of(FailureKind.UNKNOWN_HOST, 1), crawl().failuresByKind());
        assertEquals(1, web.sent().size());
    }

    @Test
    void aHostThatIsTooBusyForRobotsTxtIsAskedAgainWhenItSays() {
        web.put(A + "/robots.txt", status(429, Duration.ofSeconds(30)), robots());
        web.put(A + "/", page());
        crawl();
        assertEquals("30010 " + A + "/robots.txt", web.sent().get(1));
    }

    @Test
    void crawlDelayKeepsFetchesOfItsHostApart() {
        web.put(A + "/robots.txt", robots("User-agent: *", "Crawl-delay: 2"));
        web.put(A + "/", page(A + "/1", A + "/2"));
        delay = Duration.ofMillis(100);
        crawl();
        assertEquals(
                List.of("0 " + A + "/robots.txt", "100 " + A + "/", "2100 " + A + "/1", "4100 " + A + "/2"),
                web.sent());
    }

    @Test
    void aShortCrawlDelayDoesNotHurryTheCrawl() {
        web.put(A + "/robots.txt", robots("User-agent: *", "Crawl-delay: 1"));
        web.put(A + "/", page(A + "/1"));
        delay = Duration.ofSeconds(3);
        crawl();
        assertEquals(List.of("0 " + A + "/robots.txt", "3000 " + A + "/", "6000 " + A + "/1"), web.sent());
    }

    @Test
    void retryAfterHoldsTheWholeHostAndIsTheLeastWait() {
        politeness = new Politeness(false, 1, false, false);
        retry = BackOff.usual(2);
        web.put(A + "/", page(A + "/1", A + "/2"));
        web.put(A + "/1", status(503, Duration.ofSeconds(60)), page());
        web.put(A + "/2", page());
        assertEquals(List.of("/", "/1", "/2"), crawl().pages());
        assertEquals(List.of("0 " + A + "/", "10 " + A + "/1", "60020 " + A + "/2", "60030 " + A + "/1"), web.sent());
    }

    @Test
    void aServerThatAsksForDaysIsNotAskedForTheSamePageAgain() {
        politeness = new Politeness(false, 1, false, false);
        retry = BackOff.usual(9);
        web.put(A + "/", page(A + "/1", A + "/2"));
        web.put(A + "/1", status(429, Duration.ofDays(2)));
        web.put(A + "/2", page());
        assertEquals(List.of("/", "/2"), crawl().pages());
        assertEquals(List.of("0 " + A + "/", "10 " + A + "/1", "300020 " + A + "/2"), web.sent());
    }

    @Test
    void eachHostHasItsOwnPace() {
        scope = Scope.Kind.DOMAIN;
        politeness = Politeness.NONE;
        delay = Duration.ofSeconds(1);
        web.put(A + "/", page(A + "/1", A + "/2", B + "/1", B + "/2"));
        crawl();
        assertEquals(
                List.of("0 " + A + "/", "10 " + B + "/1", "1000 " + A + "/1", "1010 " + B + "/2", "2000 " + A + "/2"),
                web.sent());
    }

    @Test
    void aSlowHostHoldsUpNoOther() {
        scope = Scope.Kind.DOMAIN;
        politeness = new Politeness(false, 2, false, false);
        String[] links = {A + "/1", A + "/2", A + "/3", B + "/1", B + "/2", B + "/3", B + "/4", B + "/5"};
        web.put(A + "/", page(links));
        for (int i = 1; i <= 3; i++) {
            web.takes(A + "/" + i, 10_000);
        }
        crawl();
        List<String> beforeTheSlowOnes = web.sent().stream()
                .filter(line -> line.contains(B) && Integer.parseInt(line.substring(0, line.indexOf(' '))) < 100)
                .toList();
        assertEquals(5, beforeTheSlowOnes.size(), web.sent().toString());
    }

    @Test
    void noHostGetsMoreFetchesAtOnceThanAllowed() {
        politeness = new Politeness(false, 2, false, false);
        web.put(A + "/", page(A + "/1", A + "/2", A + "/3", A + "/4"));
        crawl();
        assertEquals(
                List.of("0", "10", "10", "20", "20"),
                web.sent().stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
    }

    @Test
    void sitemapsAreCrawledOnlyIfWanted() {
        web.put(A + "/robots.txt", robots("Sitemap: " + A + "/map.xml"));
        web.put(A + "/", page());
        web.put(A + "/map.xml", sitemap(List.of(), List.of(A + "/1.xml", "http://other.net/2.xml")));
        web.put(A + "/1.xml", sitemap(List.of(A + "/alone", "http://other.net/x"), List.of(A + "/map.xml")));
        web.put(A + "/alone", page());
        assertEquals(List.of("/"), crawl().pages());
        politeness = ROBOTS.withSitemaps();
        assertEquals(List.of("/", "/alone"), crawl(depth(0)).pages());
        assertEquals(
                1,
                web.requested().stream()
                        .filter(url -> url.equals(A + "/map.xml"))
                        .count());
        assertTrue(
                web.requested().stream().noneMatch(url -> url.contains("other.net")),
                web.sent().toString());
    }

    @Test
    void aSitemapThatNobodyNamesIsLookedForAtItsUsualPlace() {
        politeness = ROBOTS.withSitemaps();
        web.put(A + "/", page());
        assertEquals(Map.of(), crawl().failures(), "it need not be there");
        web.put(A + "/sitemap.xml", sitemap(List.of(A + "/alone"), List.of()));
        web.put(A + "/alone", page());
        assertEquals(List.of("/", "/alone"), crawl().pages());
    }

    @Test
    void aSitemapThatTheSiteNamesMustBeThere() {
        politeness = ROBOTS.withSitemaps();
        web.put(A + "/robots.txt", robots("Sitemap: " + A + "/map.xml"));
        web.put(A + "/", page());
        assertEquals(Set.of(Url.parse(A + "/map.xml")), crawl().failures().keySet());
    }

    @Test
    void sitemapsWithoutAnEndEnd() {
        politeness = ROBOTS.withSitemaps();
        web.put(A + "/", page());
        web.put(A + "/sitemap.xml", sitemap(List.of(), List.of(A + "/0")));
        for (int i = 0; i < 20; i++) {
            web.put(A + "/" + i, sitemap(List.of(), List.of(A + "/" + (i + 1))));
        }
        crawl();
        assertEquals(2 + 1 + Hosts.MOST_SITEMAP_DEPTH, web.requested().size());
    }

    @Test
    void sitemapsThatNameEachOtherAreFetchedOnce() {
        politeness = ROBOTS.withSitemaps();
        web.put(A + "/", page());
        web.put(A + "/sitemap.xml", sitemap(List.of(A + "/1"), List.of(A + "/b.xml", A + "/sitemap.xml")));
        web.put(A + "/b.xml", redirect(A + "/c.xml"));
        web.put(A + "/c.xml", sitemap(List.of(A + "/2"), List.of(A + "/sitemap.xml", A + "/b.xml", A + "/c.xml")));
        web.put(A + "/1", page());
        web.put(A + "/2", page());
        assertEquals(List.of("/", "/1", "/2"), crawl().pages());
        assertEquals(7, web.requested().size(), web.sent().toString());
    }

    @Test
    void aSitemapMayRedirectWithinTheScopeOnly() {
        politeness = ROBOTS.withSitemaps();
        web.put(A + "/robots.txt", robots("Sitemap: " + A + "/in.xml", "Sitemap: " + A + "/out.xml"));
        web.put(A + "/", page());
        web.put(A + "/in.xml", redirect(A + "/real.xml"));
        web.put(A + "/real.xml", sitemap(List.of(A + "/alone"), List.of()));
        web.put(A + "/alone", page());
        web.put(A + "/out.xml", redirect("http://169.254.169.254/latest"));
        assertEquals(List.of("/", "/alone"), crawl().pages());
        assertTrue(
                web.requested().stream().allMatch(url -> url.startsWith(A)),
                web.sent().toString());
    }

    @Test
    void robotsTxtCountsForSitemapsToo() {
        politeness = ROBOTS.withSitemaps();
        web.put(A + "/robots.txt", robots("User-agent: *", "Disallow: /no", "Sitemap: " + A + "/no.xml"));
        web.put(A + "/", page());
        CrawlResult result = crawl();
        assertEquals(List.of(A + "/robots.txt", A + "/"), web.requested());
        assertEquals(1, result.disallowed());
        assertEquals(List.of(A + "/no.xml is disallowed by the robots.txt of a.example.org"), skipped);
        assertEquals(Map.of(), result.failures());
    }

    @Test
    void aSitemapOnAnotherHostWaitsForTheRobotsTxtOfThatHost() {
        politeness = ROBOTS.withSitemaps();
        scope = Scope.Kind.DOMAIN;
        web.put(
                A + "/robots.txt",
                robots("Sitemap: " + B + "/map.xml", "Sitemap: " + B + "/no.xml", "Sitemap: " + A + "/map.xml"));
        web.put(A + "/map.xml", sitemap(List.of(), List.of()));
        web.put(A + "/", page());
        web.takes(B + "/robots.txt", 500);
        web.put(B + "/robots.txt", robots("User-agent: *", "Disallow: /no", "Sitemap: " + A + "/map.xml"));
        web.put(B + "/map.xml", sitemap(List.of(B + "/alone"), List.of()));
        web.put(B + "/alone", page());
        CrawlResult result = crawl();
        assertEquals(List.of("/", B + "/alone"), result.pages());
        assertEquals(
                List.of(B + "/robots.txt", B + "/map.xml", B + "/alone"),
                web.requested().stream().filter(url -> url.startsWith(B)).toList());
        assertEquals(1, result.disallowed());
        web.put(B + "/robots.txt", new Outcome.Failed(FailureKind.UNKNOWN_HOST, "no such host"));
        assertEquals(
                Set.of(Url.parse(B + "/map.xml"), Url.parse(B + "/no.xml")),
                crawl().failures().keySet());
    }

    /// The file is fetched twice, at the same time: as a sitemap and as a page.
    @Test
    void aSitemapMayBeLinkedAsAPage() {
        politeness = ROBOTS.withSitemaps();
        web.put(A + "/robots.txt", robots("Sitemap: " + A + "/map.xml"));
        web.put(A + "/", page(A + "/map.xml"));
        web.takes(A + "/map.xml", 15);
        for (Outcome answer : List.of(status(500), new Outcome.Failed(FailureKind.BAD_ENCODING, "is no sitemap"))) {
            web.put(A + "/map.xml", answer);
            assertEquals(Set.of(Url.parse(A + "/map.xml")), crawl().failures().keySet());
        }
        web.put(A + "/map.xml", status(500), page());
        CrawlResult result = crawl();
        assertEquals(List.of("/", "/map.xml"), result.pages());
        assertEquals(Map.of(), result.failures());
    }

    @Test
    void withoutRobotsASitemapIsLookedForToo() {
        politeness = new Politeness(false, 100, true, true);
        web.put(A + "/", page());
        web.put(A + "/sitemap.xml", sitemap(List.of(A + "/alone"), List.of()));
        web.put(A + "/alone", page());
        assertEquals(List.of("/", "/alone"), crawl().pages());
    }

    @Test
    void aRobotsTxtThatMayNotBeVisitedEndsTheCrawlOfItsHost() {
        web.put(A + "/robots.txt", redirect("http://169.254.169.254/"));
        web.put("http://169.254.169.254/", new Outcome.Failed(FailureKind.FORBIDDEN_ADDRESS, "is link-local"));
        CrawlResult result = crawl();
        assertEquals(2, web.requested().size(), web.sent().toString());
        assertEquals(
                "its robots.txt: is link-local",
                result.failures().get(Url.parse(A + "/")).message());
    }

    @Test
    void jitterDoesNotShortenWhatTheServerAsksFor() {
        politeness = Politeness.NONE;
        for (int seed = 0; seed < 20; seed++) {
            var fresh = new SimulatedWeb();
            retry = BackOff.usual(2).withJitter(seed);
            fresh.put(A + "/", status(503, Duration.ofSeconds(2)), page());
            fresh.run(new Crawl(
                    Url.parse(A + "/"), Budget.wholeSite(4), Rules.usual().with(retry)));
            assertEquals(List.of("0 " + A + "/", "2010 " + A + "/"), fresh.sent());
        }
    }

    @Test
    void aRedirectAcrossHostsIsAskedOfTheRobotsTxtOfItsTarget() {
        scope = Scope.Kind.DOMAIN;
        web.put(A + "/", page(A + "/1"));
        web.put(A + "/1", redirect(B + "/no"));
        web.put(B + "/robots.txt", robots("User-agent: *", "Disallow: /no"));
        CrawlResult result = crawl();
        assertEquals(List.of("/"), result.pages());
        assertEquals(1, result.disallowed());
        assertTrue(!web.requested().contains(B + "/no"), web.sent().toString());
    }

    @Test
    void linksThatSayNofollowAreLeftOut() {
        var links = List.of(Url.parse(A + "/yes"), Url.parse(A + "/no"));
        var asked = new PageRobots(false, false, Set.of(Url.parse(A + "/no")));
        web.put(A + "/", withRobots(links, asked));
        web.put(A + "/yes", withRobots(List.of(Url.parse(A + "/none")), new PageRobots(true, true, Set.of())));
        assertEquals(List.of("/", "/yes"), crawl().pages());
        assertEquals(
                List.of(
                        A + "/no has only links that say nofollow, such as on " + A + "/",
                        A + "/none has only links that say nofollow, such as on " + A + "/yes"),
                skipped);
        politeness = new Politeness(false, 100, false, false);
        crawl();
        assertTrue(web.requested().containsAll(List.of(A + "/no", A + "/none")), "--ignore-nofollow");
    }

    private static Outcome withRobots(List<Url> links, PageRobots robots) {
        return new Outcome.Page(1, 1, links, Optional.empty(), robots, Optional.empty());
    }

    @Test
    void aLimitEndsTheCrawlWithASentence() {
        politeness = Politeness.NONE;
        web.put(A + "/", page(A + "/1", A + "/2", A + "/3"));
        web.put(A + "/1", page(A + "/deep"));
        web.put(A + "/2", page());
        web.put(A + "/3", page());
        web.put(A + "/deep", page());
        assertLimit(pages(2), 2, "the limit of 2 pages is reached (--max-pages)");
        assertLimit(
                whole(1).with(Duration.ofMillis(15), Long.MAX_VALUE), 2, "the limit of 15 ms is reached (--max-time)");
        assertLimit(
                whole(1).with(Budget.NO_TIME_LIMIT, 250),
                3,
                "the limit of 250 bytes of pages, after decompression, is reached (--max-bytes)");
        assertLimit(depth(1), 4, "the limit of 1 link from the start leaves out 1 address (--max-depth)");
        assertEquals(Optional.empty(), crawl(pages(5)).limit(), "there is nothing more");
    }

    @Test
    void aTimeLimitCutsAWaitShort() {
        web.put(A + "/robots.txt", robots("User-agent: *", "Crawl-delay: 100"));
        web.put(A + "/", page(A + "/1"));
        CrawlResult result = crawl(whole(1).with(Duration.ofSeconds(10), Long.MAX_VALUE));
        assertEquals("the limit of 10 s is reached (--max-time)", result.limit().orElseThrow());
        assertEquals(10_000, web.nowMillis());
    }

    private void assertLimit(Budget budget, int pages, String sentence) {
        CrawlResult result = crawl(budget);
        assertEquals(sentence, result.limit().orElse("none"));
        assertEquals(pages, result.pages().size(), sentence);
    }

    private static Budget whole(int concurrency) {
        return Budget.wholeSite(concurrency);
    }

    private static Budget pages(int most) {
        return new Budget(1, most, Integer.MAX_VALUE, 3, 100, Duration.ZERO);
    }

    private static Budget depth(int most) {
        return new Budget(1, Integer.MAX_VALUE, most, 3, 100, Duration.ZERO);
    }

    @Test
    void theSiteMovesWithTheRedirectsOfItsStart() {
        politeness = Politeness.NONE;
        web.put(A + "/", redirect("https://a.example.org/"));
        web.put("https://a.example.org/", redirect("https://www.example.org/"));
        web.put("https://www.example.org/", page("https://www.example.org/x", A + "/y"));
        web.put("https://www.example.org/x", page());
        CrawlResult result = crawl();
        assertEquals(List.of("/", "/x"), result.pages());
        assertEquals(Map.of(), result.failures());
        assertTrue(!web.requested().contains(A + "/y"), "the old address is another site now");
    }

    @Test
    void theSiteDoesNotMoveToAnotherDomainOrPort() {
        politeness = Politeness.NONE;
        for (String elsewhere :
                List.of("http://example.com/", "http://a.example.org:8080/", "http://example.org.evil.net/")) {
            web.put(A + "/", redirect(elsewhere));
            assertEquals(Map.of(FailureKind.REDIRECT_OFF_SITE, 1), crawl().failuresByKind(), elsewhere);
        }
        assertEquals(Set.of(A + "/"), Set.copyOf(web.requested()));
    }

    @Test
    void aStartThatMovesInARingIsAFailure() {
        politeness = Politeness.NONE;
        web.put(A + "/", redirect("https://a.example.org/"));
        web.put("https://a.example.org/", redirect(A + "/"));
        assertEquals(Map.of(FailureKind.REDIRECT_LOOP, 1), crawl().failuresByKind());
    }

    @Test
    void onlyTheStartMovesTheSite() {
        politeness = Politeness.NONE;
        web.put(A + "/", page(A + "/1"));
        web.put(A + "/1", redirect("https://a.example.org/1"));
        assertEquals(Map.of(FailureKind.REDIRECT_OFF_SITE, 1), crawl().failuresByKind());
    }

    @Test
    void aDomainHasManyHosts() {
        politeness = Politeness.NONE;
        scope = Scope.Kind.DOMAIN;
        web.put(A + "/", page(B + "/", "https://example.org/", "http://example.com/"));
        web.put(B + "/", redirect(A + "/x"));
        web.put(A + "/x", redirect("http://example.com/"));
        web.put("https://example.org/", page());
        CrawlResult result = crawl();
        assertEquals(List.of("/", "https://example.org/"), result.pages());
        assertEquals(
                Map.of("http://a.example.org/x", FailureKind.REDIRECT_OFF_SITE),
                result.failures().entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> each.getKey().toString(),
                                each -> each.getValue().kind())));
    }

    @Test
    void aCrawlSaysWhetherItWaits() {
        var crawl = new Crawl(Url.parse(A + "/"), new Budget(4, 9, 9, 3, 100, Duration.ofNanos(50)));
        var first = (Next.Fetch) crawl.next(0);
        assertTrue(!crawl.isWaiting(0), "it does not");
        crawl.completed(first, page(A + "/1"), 0);
        assertEquals(new Next.WaitUntil(50), crawl.next(0));
        assertTrue(crawl.isWaiting(49), "it does");
        assertTrue(!crawl.isWaiting(50), "no longer");
    }

    @Test
    void twoHostsWhoseRobotsTxtIsOneFileBothAsk() {
        scope = Scope.Kind.DOMAIN;
        web.put(A + "/robots.txt", robots("User-agent: *", "Disallow: /no"));
        web.put(B + "/robots.txt", redirect(A + "/robots.txt"));
        web.put(A + "/", page(B + "/yes", B + "/no"));
        web.put(B + "/yes", page());
        assertEquals(List.of("/", B + "/yes"), crawl().pages());
    }
}
