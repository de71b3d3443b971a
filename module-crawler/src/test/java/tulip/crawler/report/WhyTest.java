package tulip.crawler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.FailureKind;
import tulip.crawler.Outcome;
import tulip.crawler.Rules;
import tulip.crawler.Url;

/// The paragraph that explains an address.
class WhyTest {
    private final SmallSite site = new SmallSite();

    @Test
    void aPageIsExplainedByTheWayToIt() {
        site.page("/", "<a href=a/>1</a>")
                .page("/a/", "<a href=old>1</a>")
                .redirect("/a/old", "new")
                .page("/a/new", "x");
        assertEquals(
                "http://h/a/new is a page: 1 byte with 0 links within the site. It was found from the start, http://h/:"
                        + " / links to /a/; /a/ links to /a/old; /a/old redirects to /a/new.",
                why(Budget.wholeSite(1), "/a/new"));
    }

    @Test
    void theStartHasNoWay() {
        site.page("/", "");
        assertEquals(
                "http://h/ is a page: 0 bytes with 0 links within the site. The crawl started there.",
                why(Budget.wholeSite(1), "/"));
    }

    @Test
    void aFailureTellsItsKindAndMessage() {
        site.page("/", "<a href=gone>1</a>");
        assertEquals(
                "http://h/gone failed: status 404 (answered with status 404). It was found from the start, http://h/:"
                        + " / links to /gone.",
                why(Budget.wholeSite(1), "/gone"));
    }

    @Test
    void aFetchThatWasTriedAgainTellsWhyItWaited() {
        site.rules = Rules.usual().with(new BackOff(2, Duration.ofMillis(1), Duration.ofMillis(1)));
        site.put("/", new Outcome.Failed(FailureKind.RESET, "reset"));
        assertEquals(
                "http://h/ failed: connection lost before the whole head (reset). It was fetched 2 times; before the last"
                        + " time, it failed with connection lost before the whole head, and the crawl waited. The crawl"
                        + " started there.",
                why(Budget.wholeSite(1), "/"));
    }

    @Test
    void whatALimitLeavesOutTellsTheLimit() {
        site.page("/", "<a href=a>1</a>");
        assertEquals(
                "http://h/a was not fetched: it is more than 0 links from the start. It was found from the start,"
                        + " http://h/: / links to /a.",
                why(new Budget(1, 9, 0, 1, 1, Duration.ZERO), "/a"));
    }

    @Test
    void anUnknownAddressHasANearestOne() {
        site.page("/", "<a href=/guide/index.html>1</a><a href=/guide/other.html>2</a>");
        assertEquals(
                "The crawl has not seen http://h/guide/indx.html: no page that it read links to it. The nearest address"
                        + " that it knows is http://h/guide/index.html.",
                why(Budget.wholeSite(1), "/guide/indx.html"));
    }

    @Test
    void anotherSiteIsNotVisited() {
        site.page("/", "<a href=//other/>1</a>");
        assertEquals(
                "http://other/x is on another site than the start, http://h/: the crawl does not go there.",
                why(Budget.wholeSite(1), Url.parse("http://other/x")));
    }

    @Test
    void aLongWayIsCutInTheMiddle() {
        for (int i = 0; i < 20; i++) {
            site.page(i == 0 ? "/" : "/" + i, "<a href=/" + (i + 1) + ">x</a>");
        }
        assertEquals(
                "http://h/20 failed: status 404 (answered with status 404). It was found from the start, http://h/: / links"
                        + " to /1; /1 links to /2; /2 links to /3; /3 links to /4; 12 steps more; /16 links to /17; /17"
                        + " links to /18; /18 links to /19; /19 links to /20.",
                why(Budget.wholeSite(1), "/20"));
    }

    private String why(Budget budget, String path) {
        return why(budget, SmallSite.START.at(path));
    }

    private String why(Budget budget, Url url) {
        var journal = new Journal();
        site.crawl(budget, journal);
        return new Why(SmallSite.START, journal).of(url);
    }
}
