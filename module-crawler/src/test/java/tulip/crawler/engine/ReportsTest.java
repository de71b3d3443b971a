package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.Limits;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.fault.FaultCheck;
import tulip.crawler.fault.FaultServer;
import tulip.crawler.report.BrokenLinks;
import tulip.crawler.report.Journal;
import tulip.crawler.report.LinkReport;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;

/// Every engine gives the same report of broken links.
class ReportsTest {
    private static final int CONCURRENCY = 20;

    /// Pages that link to each other in rings, some to places that are not there, and to addresses that fail. Every
    /// tenth page is so large that no engine parses it on an event loop.
    private static final class RingSite implements Site {
        private static final int PAGES = 60;

        @Override
        public String start() {
            return "/0";
        }

        @Override
        public Reply reply(String path) {
            return switch (path) {
                case "/old" -> moved("/30#lost");
                case "/older" -> moved("/old");
                case "/loop" -> moved("/loop");
                default -> path.matches("/[0-9]+") ? page(Integer.parseInt(path.substring(1))) : status(404);
            };
        }

        private static Reply page(int page) {
            String filler = page % 10 == 0 ? "<p>filler</p>".repeat(2_000) : "";
            String svg = page % 7 == 0 ? "<svg><g id=drawn></g></svg>" : "";
            String links = IntStream.of(1, 3, 7)
                    .mapToObj(step -> "<a href=" + (page + step) % PAGES + "#p" + (page + step) % PAGES + ">x</a>")
                    .collect(Collectors.joining());
            String bad =
                    page % 5 == 0 ? "<a href=gone" + page % 3 + ">x</a><a href=older>x</a><a href=/loop#x>x</a>" : "";
            String lost = page % 6 == 0 ? "<a href=" + (page + 1) % PAGES + "#drawn>x</a>" : "";
            String html = filler + svg + "<p id=p" + page + ">" + links + bad + lost;
            return new Reply(200, "text/html", Map.of(), html.getBytes(StandardCharsets.UTF_8));
        }

        private static Reply moved(String location) {
            return new Reply(302, "text/plain", Map.of("Location", location), new byte[0]);
        }

        private static Reply status(int status) {
            return new Reply(status, "text/html", Map.of(), new byte[10]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineGivesTheSameReport(EngineKind kind) throws Exception {
        try (var server = SiteServer.start(new RingSite(), Latency.parse("0"), 1, 0);
                Engine engine = kind.open(Limits.DEFAULT.withDetail(), CONCURRENCY, 8)) {
            LinkReport report = report(engine, kind, server.url());
            assertEquals(
                    List.of("/gone0 4", "/gone1 4", "/gone2 4", "/loop 12"),
                    report.broken().stream()
                            .map(each -> each.address().pathAndQuery() + " "
                                    + each.holders().size())
                            .toList());
            assertEquals(
                    List.of(
                            "/1#drawn 1",
                            "/13#drawn 1",
                            "/19#drawn 1",
                            "/25#drawn 1",
                            "/30#lost 12",
                            "/31#drawn 1",
                            "/37#drawn 1",
                            "/43#drawn 1",
                            "/55#drawn 1"),
                    report.missing().stream()
                            .map(each -> each.page().pathAndQuery() + "#" + each.fragment() + " "
                                    + each.holders().size())
                            .toList());
        }
    }

    /// The failure kinds of other people's clients differ, but not which links are broken.
    @Test
    @Tag("slow")
    void everyEngineGivesTheSameReportOfTheSiteThatMisbehaves() throws Exception {
        List<String> expected = misbehaving(EngineKind.VIRTUAL);
        assertTrue(expected.size() > 50, expected::toString);
        for (EngineKind kind : EngineKind.values()) {
            assertEquals(expected, misbehaving(kind), kind.id());
        }
    }

    private static List<String> misbehaving(EngineKind kind) throws Exception {
        int concurrency = FaultCheck.CONCURRENCY;
        try (var server = FaultServer.start(7, 0);
                Engine engine = kind.open(FaultCheck.limits(3_000).withDetail(), concurrency, concurrency)) {
            LinkReport report = report(engine, kind, server.url());
            return report.broken().stream()
                    .map(each -> each.address().pathAndQuery()
                            + each.holders().stream()
                                    .map(holder -> " " + holder.page().pathAndQuery())
                                    .toList())
                    .toList();
        }
    }

    private static LinkReport report(Engine engine, EngineKind kind, String start) throws InterruptedException {
        Url url = Url.parse(start);
        var journal = new Journal();
        var links = new BrokenLinks(url, journal);
        var crawl = new Crawl(
                url,
                Budget.wholeSite(CONCURRENCY),
                kind.rules(Rules.usual()),
                CrawlListener.all(List.of(journal, links)));
        engine.run(crawl);
        crawl.tellRest();
        return links.report();
    }
}
