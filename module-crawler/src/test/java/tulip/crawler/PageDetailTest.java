package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;

/// What reports need of a page: its links as written, and the places to which a fragment can point.
class PageDetailTest {
    private static final Url PAGE = Url.parse("http://h/dir/page.html");
    private static final Limits DETAILED = Limits.DEFAULT.withDetail();

    static List<LinkTableTest.Row> rows() throws IOException {
        return LinkTableTest.rows();
    }

    /// The rows of the table cover the tags alone, the tree, XHTML, frames and documents inside a page.
    @ParameterizedTest
    @MethodSource("rows")
    void theDetailHasTheLinksThatThePageFollows(LinkTableTest.Row row) {
        var plain = page(Pages.outcome(PAGE, row.response(), Limits.DEFAULT, new AllLinks()));
        var detailed = page(Pages.outcome(PAGE, row.response(), DETAILED, new AllLinks()));
        assertEquals(Optional.empty(), plain.detail());
        assertEquals(plain.links(), detailed.links());
        assertEquals(plain.refresh(), detailed.refresh());
        Set<String> targets = detailed.detail().orElseThrow().links().stream()
                .flatMap(link -> link.target().stream())
                .map(Url::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(plain.links().stream().map(Url::toString).collect(Collectors.toCollection(TreeSet::new)), targets);
    }

    @Test
    void aLinkIsKeptAsItIsWritten() {
        assertEquals(
                List.of(
                        link("../b.html?x=1&y=2#part two", "http://h/b.html?x=1&y=2", "part%20two"),
                        link("#top", "http://h/dir/page.html", "top"),
                        link("//other/c", "http://other/c", "")),
                detail("<a href='../b.html?x=1&amp;y=2#part two'>1</a><a href='#top'>2</a><a href=//other/c>3</a>"
                                + "<a href=mailto:a@b>4</a><a href='#top'>5</a>")
                        .links());
    }

    @Test
    void twoPlacesOfAPageAreTwoLinksInTheDetail() {
        assertEquals(
                List.of(link("b#x", "http://h/dir/b", "x"), link("b#y", "http://h/dir/b", "y")),
                detail("<a href=b#x>1</a><a href=b#y>2</a>").links());
    }

    @Test
    void aMalformedLinkHasNoTarget() {
        assertEquals(
                List.of(new Hyperlink("http://[", Optional.empty(), "")),
                detail("<a href='http://['>1</a><a href='tel:1'>2</a><a href='javascript:x()'>3</a>")
                        .links());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<svg></svg>"}) // the second needs the tree of the page
    void placesAreIdsAndNamesOfAnchors(String more) {
        assertEquals(
                Set.of("one", "two", "three", "four", "fünf", "six&", "Seven"),
                detail(
                                "<h1 ID=one>1</h1><a name=two id=three></a><p name=no id='four'><unknown id=fünf><br id=six&amp;>"
                                        + "<p id=Seven id=second><a name=''></a><p id>" + more)
                        .anchors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<svg></svg>"})
    void whatIsNotInTheDocumentIsNoPlace(String more) {
        assertEquals(
                Set.of("yes", "frame"),
                detail("<script>'<p id=no1>'</script><!-- <p id=no2> --><textarea><p id=no3></textarea>"
                                + "</p id=no4><p id=yes><iframe id=frame src=x><p id=no5></iframe>" + more)
                        .anchors());
    }

    @Test
    void onlyTheTreeTellsWhatATemplateHolds() {
        assertEquals(
                Set.of("t", "host", "svg", "g"),
                detail(
                                "<template id=t><p id=no1></template><div id=host><template shadowrootmode=open><p id=no2><a name=no3>"
                                        + "</template></div><svg id=svg><g id=g /></svg><iframe srcdoc='<p id=no4>'></iframe>")
                        .anchors());
    }

    private static Hyperlink link(String written, String target, String fragment) {
        return new Hyperlink(written, Optional.of(Url.parse(target)), fragment);
    }

    private static PageDetail detail(String html) {
        var head = new Headers().add("Content-Type", "text/html; charset=utf-8");
        var response = new Response(200, head, html.getBytes(StandardCharsets.UTF_8));
        return page(Pages.outcome(PAGE, response, DETAILED)).detail().orElseThrow();
    }

    private static Outcome.Page page(Outcome outcome) {
        return assertInstanceOf(Outcome.Page.class, outcome);
    }
}
