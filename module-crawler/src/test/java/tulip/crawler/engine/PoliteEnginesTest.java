package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.Addresses;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Politeness;
import tulip.crawler.Rules;
import tulip.crawler.Scope;
import tulip.crawler.Url;
import tulip.crawler.site.GeneratedSite;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Shape;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;
import tulip.crawler.site.SiteSpec;

/// Every engine keeps the manners that the crawl asks for, and finds the same pages.
final class PoliteEnginesTest {
    private static final Latency NONE = Latency.parse("0");
    private static final Politeness POLITE = new Politeness(true, 3, true, true);

    @ParameterizedTest
    @EnumSource
    void everyEngineObeys(EngineKind kind) throws Exception {
        var site = new OpinionatedSite();
        try (var server = SiteServer.start(site, NONE, 1, 0);
                Engine engine = kind.open(Limits.DEFAULT, 20, 20)) {
            site.origin = server.url();
            CrawlResult result = crawl(engine, server.url());
            assertEquals(List.of("/", "/a", "/alone", "/b"), result.pages());
            assertEquals(Map.of(), result.failures());
            assertEquals(1, result.disallowed());
        }
        assertEquals("/robots.txt", site.asked.peek());
        assertTrue(site.asked.stream().noneMatch(path -> path.startsWith("/no")), site.asked.toString());
        assertTrue(site.most.get() <= 3, site.most + " requests at once");
    }

    @ParameterizedTest
    @EnumSource
    void theSiteOfTheWorkshopAllowsEverything(EngineKind kind) throws Exception {
        var spec = new SiteSpec(100, 7, Shape.WEB, 600, 5);
        try (var server = SiteServer.start(new GeneratedSite(spec), NONE, 5, 0);
                Engine engine = kind.open(Limits.DEFAULT, 20, 20)) {
            CrawlResult result = crawl(engine, server.url());
            assertEquals(100, result.pages().size());
            assertEquals(0, result.disallowed());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineCrawlsADomainOfTwoHosts(EngineKind kind) throws Exception {
        var first = new OpinionatedSite();
        var second = new OpinionatedSite();
        try (var one = SiteServer.start(first, NONE, 1, 0);
                var other = SiteServer.start(second, NONE, 1, 0);
                Engine engine = kind.open(Limits.DEFAULT, 20, 20)) {
            first.more = "<a href=" + other.url() + ">x</a>";
            first.origin = one.url();
            second.origin = other.url();
            CrawlResult result = crawl(engine, one.url(), Scope.Kind.DOMAIN);
            String at = other.url();
            assertEquals(List.of("/", "/a", "/alone", "/b", at, at + "a", at + "alone", at + "b"), result.pages());
            assertEquals(2, result.disallowed());
        }
        assertEquals("/robots.txt", second.asked.peek());
    }

    private static CrawlResult crawl(Engine engine, String url) throws InterruptedException {
        return crawl(engine, url, Scope.Kind.HOST);
    }

    private static CrawlResult crawl(Engine engine, String url, Scope.Kind scope) throws InterruptedException {
        var crawl = new Crawl(
                Url.parse(url),
                scope,
                Budget.wholeSite(20),
                Rules.usual().with(new BackOff(3, Duration.ofMillis(1), Duration.ofMillis(10))),
                POLITE,
                CrawlListener.NONE,
                new Addresses());
        engine.run(crawl);
        return crawl.result();
    }

    private static final class OpinionatedSite implements Site {
        final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
        final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger busy = new AtomicInteger();
        volatile String origin = "";
        volatile String more = "";

        @Override
        public String start() {
            return "/";
        }

        @Override
        public boolean readsFiles() {
            return true; // so that several requests are answered at once
        }

        @Override
        public Reply reply(String path) {
            asked.add(path);
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                return answer(path);
            } finally {
                atOnce.decrementAndGet();
            }
        }

        private Reply answer(String path) {
            String at = origin.substring(0, Math.max(0, origin.lastIndexOf('/')));
            return switch (path) {
                case "/robots.txt" ->
                    text("text/plain", Map.of(), "User-agent: *\nDisallow: /no1\nSitemap: " + at + "/map.txt\n");
                case "/map.txt" -> text("text/plain", Map.of(), at + "/alone\n");
                case "/" -> html(Map.of(), "<a href=/a>x</a><a href=/no1>x</a><a href=/no2 rel=nofollow>x</a>" + more);
                case "/a" -> html(Map.of("X-Robots-Tag", "nofollow"), "<a href=/no3>x</a>");
                case "/alone" -> html(Map.of(), "<a href=/b>x</a>");
                case "/b" ->
                    busy.incrementAndGet() == 1
                            ? new Reply(503, "text/html", Map.of("Retry-After", "0"), new byte[0])
                            : html(Map.of(), "<meta name=robots content=none><a href=/no4>x</a>");
                default -> new Reply(404, "text/html", Map.of(), new byte[0]);
            };
        }

        private static Reply html(Map<String, String> headers, String body) {
            return text("text/html", headers, body);
        }

        private static Reply text(String type, Map<String, String> headers, String body) {
            return new Reply(200, type, headers, body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
