package tulip.crawler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tulip.crawler.Budget;
import tulip.crawler.report.GraphLayout.Place;
import tulip.crawler.report.GraphView.Line;
import tulip.crawler.report.GraphView.Spot;

/// The link graph, as DOT and as a page.
class GraphTest {
    private static final String HOSTILE = "/?</script><script>alert(1)</script>\"'&lt;\\n";

    private final SmallSite site = new SmallSite();

    @Test
    void theGraphHasEachAddressAndEachLinkOnce() {
        site.page("/", "<a href=a>1</a><a href=a>2</a><a href=/>3</a><a href=old>4</a>")
                .page("/a", "<a href=gone>1</a>")
                .redirect("/old", "/a");
        GraphView view = new GraphViews(graph(), 10).view();
        assertEquals(
                List.of(
                        "/ PAGE 0 in 2 out",
                        "/a PAGE 2 in 1 out",
                        "/old REDIRECT 1 in 1 out",
                        "/gone FAILED 1 in 0 out"),
                view.spots().stream().map(GraphTest::shown).toList());
        assertEquals(List.of(new Line(0, 1, 1), new Line(0, 2, 1), new Line(1, 3, 1), new Line(2, 1, 1)), view.lines());
    }

    @Test
    void ofALargeSiteASpotIsAFolder() {
        String home = IntStream.range(0, 40)
                .mapToObj(i -> "<a href=/f" + i % 5 + "/p" + i + ".html>x</a>")
                .collect(Collectors.joining());
        site.page("/", home);
        GraphView view = new GraphViews(graph(), 10).view();
        assertEquals(Set.of("/", "/f0/", "/f1/", "/f2/", "/f3/", "/f4/"), names(view));
        assertEquals(
                List.of(1, 8, 8, 8, 8, 8),
                view.spots().stream().map(Spot::addresses).toList());
        assertEquals(8, view.lines().getFirst().links());
        assertEquals("Each spot is a folder with all addresses in it: 41 in all", view.title());
    }

    @Test
    void ofALargeSiteWithoutFoldersTheMostLinkedAreShown() {
        for (int i = 0; i < 40; i++) {
            site.page(i == 0 ? "/" : "/" + i, "<a href=/" + (i + 1) + ">x</a><a href=/7>x</a>");
        }
        GraphView view = new GraphViews(graph(), 3).view();
        assertEquals(Set.of("/", "/7", "/1"), names(view));
        assertEquals(
                "Each spot is an address: the start and the 2 others to which most addresses link, of 41",
                view.title());
    }

    @Test
    void aSiteOfOnePageIsASpotInTheMiddle() {
        site.page("/", "");
        Place only =
                new GraphLayout(new GraphViews(graph(), 10).view()).places().getFirst();
        assertEquals(0, Math.hypot(only.x(), only.y()));
    }

    @Test
    void noTwoSpotsLieOnEachOther() {
        String home = IntStream.range(0, 200)
                .mapToObj(i -> "<a href=/" + i + ">x</a>")
                .collect(Collectors.joining());
        site.page("/", home).page("/3", "<a href=/3/a>x</a><a href=/3/b>x</a>").page("/3/a", "<a href=/3/c>x</a>");
        List<Place> places = new GraphLayout(new GraphViews(graph(), 300).view()).places();
        assertEquals(204, places.size());
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                double distance = Math.hypot(
                        places.get(i).x() - places.get(j).x(),
                        places.get(i).y() - places.get(j).y());
                assertTrue(distance > 10, i + " and " + j + " are " + distance + " apart");
            }
        }
    }

    @Test
    void dotQuotesWhatItsSyntaxWouldRead() {
        assertEquals("\"a\\\"b\\\\n&amp;lt; &\"", DotGraph.quoted("a\"b\\n&lt; &"));
    }

    @Test
    void thePageIsWholeWhateverAnAddressHolds() {
        site.page("/", "<a href='" + HOSTILE.replace("&", "&amp;").replace("'", "&#39;") + "'>x</a>");
        String html = GraphPage.of(graph(), 10);
        Document page = Jsoup.parse(html);
        assertEquals(1, page.select("script").size());
        assertFalse(html.contains("alert(1)</script>"));
        assertEquals(2, page.select("tbody tr").size());
        assertTrue(page.select("tbody tr")
                .last()
                .selectFirst("a[href^=http]")
                .attr("href")
                .startsWith("http://h/?"));
    }

    @Test
    void eachSpotOfThePageHasItsRow() {
        site.page("/", "<a href=a>1</a><a href=b/c.html>2</a>");
        Document page = Jsoup.parse(GraphPage.of(graph(), 10));
        Set<String> ids = new HashSet<>(page.select("[id]").eachAttr("id"));
        assertEquals(3, page.select("a.spot").size());
        for (var link : page.select("a[href^=#]")) {
            assertTrue(ids.contains(link.attr("href").substring(1)), link.outerHtml());
        }
        assertEquals(List.of("0", "-1", "-1"), page.select("a.spot").eachAttr("tabindex"), "one stop of the tab key");
        assertEquals(0, page.select("[src], link[rel=stylesheet]").size());
    }

    @Test
    void aGraphWithManyLinesDrawsTheImportantOnes() {
        String all =
                IntStream.range(0, 60).mapToObj(i -> "<a href=/" + i + ">x</a>").collect(Collectors.joining());
        site.page("/", all);
        IntStream.range(0, 60).forEach(i -> site.page("/" + i, all));
        GraphView view = new GraphViews(graph(), 100).view();
        assertEquals(61 * 60 - 60, view.lines().size());
        assertEquals(GraphSvg.MOST_LINES, new GraphSvg(view).drawn().size());
        assertTrue(GraphPage.of(graph(), 100).contains("1,500 of 3,600 lines are drawn"));
    }

    private LinkGraph graph() {
        var journal = new Journal();
        var graph = new LinkGraph(journal);
        site.crawl(Budget.wholeSite(1), journal, graph);
        return graph;
    }

    private static Set<String> names(GraphView view) {
        return view.spots().stream().map(Spot::name).collect(Collectors.toSet());
    }

    private static String shown(Spot spot) {
        return spot.name() + " " + spot.kind() + " " + spot.in() + " in " + spot.out() + " out";
    }
}
