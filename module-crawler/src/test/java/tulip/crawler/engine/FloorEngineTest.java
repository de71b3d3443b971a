package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.Ideal;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Shape;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;
import tulip.crawler.site.SiteSpec;

class FloorEngineTest {
    private static final Latency NONE = Latency.parse("0");

    private volatile String text = "<p>first</p>";

    @Test
    void eachCrawlFindsThePagesThatAreThere() throws Exception {
        var choice = new SiteChoice.Generated(new SiteSpec(300, 7, Shape.WEB, 600, 5), NONE);
        var ideal = new Ideal(choice);
        ideal.millis(1);
        try (var server = SiteServer.start(choice.open(), NONE, 5, 0);
                var floor = floor(server)) {
            for (int crawl = 1; crawl <= 3; crawl++) {
                CrawlResult result = crawl(floor, server);
                assertEquals(ideal.result().pages(), result.pages(), "crawl " + crawl);
                assertEquals(ideal.result().bytes(), result.bytes(), "crawl " + crawl);
                assertEquals(Map.of(), result.failures());
            }
        }
    }

    @Test
    void errorsAndRedirectsAreRememberedToo() throws Exception {
        try (var server = SiteServer.start(new FaultySite(), NONE, 1, 0);
                var floor = floor(server)) {
            CrawlResult first = crawl(floor, server);
            assertEquals(4, first.failures().size());
            assertEquals(first.failures(), crawl(floor, server).failures());
        }
    }

    @Test
    void aServerMayCloseIdleConnections() throws Exception {
        String page = "<a href='/next'>next</a>";
        String response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length() + "\r\n\r\n";
        try (var site = new RawSite(Map.of("/", response + page));
                var floor = new FloorEngine(Url.parse(site.url()), Limits.DEFAULT)) {
            for (int crawl = 1; crawl <= 3; crawl++) {
                var again = new Crawl(Url.parse(site.url()), Budget.wholeSite(20));
                floor.run(again);
                assertEquals(2, again.result().pages().size(), "crawl " + crawl);
            }
        }
    }

    @Test
    void aLongerResponseThanBeforeEndsTheCrawl() throws Exception {
        try (var server = SiteServer.start(new Changing(), NONE, 1, 0);
                var floor = floor(server)) {
            assertEquals(1, crawl(floor, server).pages().size());
            text = "<p>second, which is longer</p>";
            var failure = assertThrows(EngineFailure.class, () -> crawl(floor, server));
            assertTrue(failure.getMessage().endsWith("has changed"), failure.getMessage());
        }
    }

    private final class Changing implements Site {
        @Override
        public String start() {
            return "/";
        }

        @Override
        public Reply reply(String pathAndQuery) {
            return new Reply(200, "text/html", Map.of(), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static FloorEngine floor(SiteServer server) {
        return new FloorEngine(Url.parse(server.url()), Limits.DEFAULT);
    }

    private static CrawlResult crawl(FloorEngine floor, SiteServer server) throws InterruptedException {
        var crawl = new Crawl(Url.parse(server.url()), Budget.wholeSite(20));
        floor.run(crawl);
        return crawl.result();
    }
}
