package tulip.crawler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tulip.crawler.Budget;
import tulip.crawler.FailureKind;
import tulip.crawler.Outcome;
import tulip.crawler.report.LinkReport.Holder;

/// Which links lead to nothing, and which pages hold them.
class BrokenLinksTest {
    private static final Budget WHOLE = Budget.wholeSite(8);

    private final SmallSite site = new SmallSite();

    @Test
    void aSiteWithoutBrokenLinksIsClean() {
        site.page("/", "<h1 id=x></h1><a href=a.html#y>1</a><a href=#x>2</a><a href=#>3</a><a href=#TOP>4</a>")
                .page("/a.html", "<a name=y></a><a href=/>1</a>");
        LinkReport report = report(WHOLE);
        assertTrue(report.isClean(), report::toString);
        assertEquals(Map.of(), report.unchecked());
    }

    @Test
    void everyPageThatHoldsABrokenLinkIsNamed() {
        site.page("/", "<a href=gone>1</a><a href=a.html>2</a>")
                .page("/a.html", "<a href=/gone>1</a><a href=./gone#x>");
        assertEquals(
                List.of("http://h/gone CLIENT_ERROR: / as gone, /a.html as ./gone#x, /a.html as /gone"),
                broken(report(WHOLE)));
    }

    @Test
    void aLinkIsBrokenIfItsRedirectLeadsToAFailure() {
        site.page("/", "<a href=old>1</a>").redirect("/old", "/older").redirect("/older", "/gone");
        assertEquals(List.of("http://h/gone CLIENT_ERROR: / as old over /old /older"), broken(report(WHOLE)));
    }

    @Test
    void aLinkToARingOfRedirectsIsBroken() {
        site.page("/", "<a href=a>1</a>").redirect("/a", "/b").redirect("/b", "/a");
        assertEquals(List.of("http://h/a REDIRECT_LOOP: / as a"), broken(report(WHOLE)));
    }

    @Test
    void aRefreshToAFailureIsBrokenToo() {
        site.page("/", "<meta http-equiv=refresh content='0; url=gone'>");
        assertEquals(List.of("http://h/gone CLIENT_ERROR: / as http://h/gone"), broken(report(WHOLE)));
    }

    @Test
    void aPlaceThatItsPageDoesNotHaveIsMissing() {
        site.page("/", "<a href=a.html#there>1</a><a href=a.html#gone>2</a><a href='#not here'>3</a>")
                .page("/a.html", "<p id=there><a href=#gone>x</a>");
        assertEquals(
                List.of("/#not%20here: / as #not here", "/a.html#gone: / as a.html#gone, /a.html as #gone"),
                missing(report(WHOLE)));
    }

    @Test
    void aPlaceIsLookedForWhereARedirectEnds() {
        site.page("/", "<a href=old#there>1</a><a href=old#gone>2</a><a href=own#there>3</a>")
                .redirect("/old", "/a.html")
                .redirect("/own", "/a.html#lost")
                .page("/a.html", "<p id=there>");
        assertEquals(
                List.of("/a.html#gone: / as old#gone over /old", "/a.html#lost: / as own#there over /own"),
                missing(report(WHOLE)));
    }

    @Test
    void aPlaceInAFileThatIsNoPageIsNotLookedFor() {
        site.page("/", "<a href=a.pdf#page=3>1</a>").put("/a.pdf", new Outcome.NotAPage(3));
        assertTrue(report(WHOLE).isClean());
    }

    @Test
    void aMalformedLinkIsReported() {
        site.page("/", "<a href='http://['>1</a><a href=mailto:x@y>2</a>");
        assertEquals(
                List.of(new Holder(SmallSite.START, "http://[", List.of())),
                report(WHOLE).malformed());
    }

    @Test
    void linksToOtherSitesAreCountedAndNotChecked() {
        site.page("/", "<a href=//other/>1</a><a href=//other/#x>2</a><a href=off>3</a>")
                .redirect("/off", "//other/");
        LinkReport report = report(WHOLE);
        assertTrue(report.isClean(), report::toString);
        assertEquals(3, report.elsewhere());
    }

    @Test
    void whatALimitLeavesOutIsNotCheckedAndNeverBroken() {
        site.page("/", "<a href=a.html>1</a>")
                .page("/a.html", "<a href=deep>1</a><a href=deep#x>2</a><a href=/#gone>3</a>");
        LinkReport report = report(new Budget(8, 100, 1, 10, 100, Duration.ZERO));
        assertEquals(List.of(), broken(report));
        assertEquals(List.of("/#gone: /a.html as /#gone"), missing(report));
        assertEquals(Map.of("is more than 1 links from the start", 2), report.unchecked());
    }

    @Test
    void anEndByThePageLimitLeavesLinksUnchecked() {
        site.page("/", "<a href=a>1</a><a href=b#x>2</a>").page("/a", "").page("/b", "");
        LinkReport report = report(new Budget(1, 2, 9, 10, 100, Duration.ZERO));
        assertTrue(report.isClean(), report::toString);
        assertEquals(Map.of("was not fetched before the crawl ended", 1), report.unchecked());
    }

    @Test
    void aPageOverTheLimitOfSizeIsNotBroken() {
        site.page("/", "<a href=big>1</a><a href=big#x>2</a>")
                .put("/big", new Outcome.Failed(FailureKind.BODY_TOO_LARGE, "too large"));
        LinkReport report = report(WHOLE);
        assertTrue(report.isClean(), report::toString);
        assertEquals(Map.of("is a page over the limit of size", 1), report.unchecked());
    }

    @Test
    void theReportDoesNotDependOnTheOrderOfResponses() {
        site.page("/", "<a href=old#a>1</a><a href=/1>2</a><a href=/2#q>3</a><a href=/3>4</a>")
                .redirect("/old", "/2")
                .page("/1", "<a href=/gone>1</a><a href=/2#q>2</a><a href=/old#b>3</a>")
                .page("/2", "<p id=q><p id=a><a href=/gone>1</a><a href=/3#z>2</a>")
                .page("/3", "<a href=/1#x>1</a><a href=/gone#y>2</a>");
        LinkReport first = report(WHOLE);
        assertEquals(
                4,
                first.missing().stream().mapToInt(each -> each.holders().size()).sum()
                        + first.broken().size());
        for (int seed = 0; seed < 200; seed++) {
            var journal = new Journal();
            var links = new BrokenLinks(SmallSite.START, journal);
            site.crawl(WHOLE, new Random(seed), journal, links);
            assertEquals(first, links.report(), "seed " + seed);
        }
    }

    private LinkReport report(Budget budget) {
        var journal = new Journal();
        var links = new BrokenLinks(SmallSite.START, journal);
        site.crawl(budget, journal, links);
        return links.report();
    }

    private static List<String> broken(LinkReport report) {
        return report.broken().stream()
                .map(each -> each.address() + " " + each.failure().kind() + ": " + shown(each.holders()))
                .toList();
    }

    private static List<String> missing(LinkReport report) {
        return report.missing().stream()
                .map(each -> each.page().pathAndQuery() + "#" + each.fragment() + ": " + shown(each.holders()))
                .toList();
    }

    private static String shown(List<Holder> holders) {
        return String.join(
                ", ",
                holders.stream()
                        .map(each -> each.page().pathAndQuery() + " as " + each.link()
                                + (each.via().isEmpty() ? "" : " over")
                                + String.join(
                                        "",
                                        each.via().stream()
                                                .map(via -> " " + via.pathAndQuery())
                                                .toList()))
                        .toList());
    }
}
