package tulip.crawler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tulip.crawler.Budget;

/// The report of broken links, as a person reads it.
class LinkReportTextTest {
    private final SmallSite site = new SmallSite();

    @Test
    void aCleanSiteHasTwoLines() {
        site.page("/", "");
        assertEquals(List.of("broken links     none", "missing places   none"), lines());
    }

    @Test
    void eachAddressIsFollowedByThePagesThatLinkToIt() {
        site.page(
                        "/",
                        "<a href=gone>1</a><a href=#x>2</a><a href=old>3</a><a href=//other/>4</a><a href='http://['>5</a>")
                .redirect("/old", "/gone");
        assertEquals(
                List.of(
                        "broken links     1 address",
                        "  /gone   status 404",
                        "    in /   as gone",
                        "    in /   as old",
                        "       over /old",
                        "missing places   1 place",
                        "  /#x",
                        "    in /   as #x",
                        "malformed links  1 link",
                        "    in /   as http://[",
                        "not checked      1 link to other sites"),
                lines());
    }

    @Test
    void aLinkHasALineOfItsOwnIfThePageIsLong() {
        site.page("/", "<a href=/" + "p".repeat(60) + ">1</a>").page("/" + "p".repeat(60), "<a href='go ne\n/x'>1</a>");
        assertEquals(List.of("    in /" + "p".repeat(60), "       as go ne /x"), lines().subList(2, 4));
    }

    @Test
    void ofManyPagesTenAreNamed() {
        String home =
                IntStream.range(0, 50).mapToObj(i -> "<a href=/" + i + ">x</a>").collect(Collectors.joining());
        site.page("/", home);
        IntStream.range(0, 50).forEach(i -> site.page("/" + i, "<a href=/gone>x</a>"));
        assertEquals("    and 40 more links: --json FILE has all", lines().get(12));
        var journal = new Journal();
        var links = new BrokenLinks(SmallSite.START, journal);
        site.crawl(Budget.wholeSite(1), journal, links);
        var broken =
                LinkReportText.toJson(links.report()).getJsonArray("broken").getJsonObject(0);
        assertEquals(50, broken.getJsonArray("links").size());
        assertEquals(404, broken.getInteger("status"));
    }

    @Test
    void aLinkCannotControlATerminal() {
        site.page("/", "<a href='\u001b[2Jgone'>1</a>");
        assertTrue(lines().stream().noneMatch(line -> line.contains("\u001b")), lines()::toString);
    }

    private List<String> lines() {
        var journal = new Journal();
        var links = new BrokenLinks(SmallSite.START, journal);
        site.crawl(Budget.wholeSite(1), journal, links);
        return LinkReportText.lines(SmallSite.START, links.report());
    }
}
