package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;
import tulip.crawler.http.ResponseHead;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.Ideal;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Shape;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;
import tulip.crawler.site.SiteSpec;

@SuppressWarnings("try") // some tests close early
class EnginesTest {
    private static final int CONCURRENCY = 20;
    private static final Latency NONE = Latency.parse("0");

    @ParameterizedTest
    @EnumSource
    void everyEngineFindsThePagesThatAreThere(EngineKind kind) throws Exception {
        var choice = new SiteChoice.Generated(new SiteSpec(300, 7, Shape.WEB, 600, 5), NONE);
        var ideal = new Ideal(choice);
        ideal.millis(1);
        try (var server = SiteServer.start(choice.open(), NONE, 5, 0);
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8)) {
            CrawlResult first = crawl(engine, server.url(), CONCURRENCY);
            assertEquals(300, first.pages().size());
            assertEquals(ideal.result().pages(), first.pages());
            assertEquals(Map.of(), first.failures());
            assertEquals(
                    first.pagesDigest(),
                    crawl(engine, server.url(), CONCURRENCY).pagesDigest(),
                    "a second crawl");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineReportsTheSameFailures(EngineKind kind) throws Exception {
        try (var server = SiteServer.start(new FaultySite(), NONE, 1, 0);
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8)) {
            CrawlResult result = crawl(engine, server.url(), CONCURRENCY);
            assertEquals(List.of("/", "/big", "/target"), result.pages());
            assertEquals(2, result.notHtml());
            Map<String, FailureKind> kinds = new TreeMap<>();
            result.failures().forEach((url, failed) -> kinds.put(url.pathAndQuery(), failed.kind()));
            assertEquals(
                    Map.of(
                            "/missing", FailureKind.CLIENT_ERROR,
                            "/broken", FailureKind.SERVER_ERROR,
                            "/loop", FailureKind.REDIRECT_LOOP,
                            "/gzip", FailureKind.BAD_ENCODING),
                    kinds);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPortWhereNobodyListensIsRefused(EngineKind kind) throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8)) {
            var result = crawl(engine, "http://127.0.0.1:" + port + "/", CONCURRENCY);
            assertEquals(Map.of(FailureKind.CONNECT_REFUSED, 1), result.failuresByKind());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEQUENTIAL")
    void closingAnEngineEndsACrawlWhoseSiteNeverAnswers(EngineKind kind) throws Exception {
        try (var silent = new SilentServer(3);
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8)) {
            var crawl = new Crawl(Url.parse(silent.url()), Budget.wholeSite(CONCURRENCY));
            var run = start(engine, crawl);
            silent.awaitUnanswered();
            crawl.stop();
            engine.close();
            run.get(30, TimeUnit.SECONDS);
            assertTrue(crawl.result().stopped());
            assertEquals(List.of("/"), crawl.result().pages());
            assertEquals(Map.of(), crawl.result().failures());
        }
    }

    @Test
    void closingTheSequentialEngineEndsItsOnlyFetch() throws Exception {
        try (var silent = new SilentServer(1);
                Engine engine = EngineKind.SEQUENTIAL.open(Limits.DEFAULT, 1, 1)) {
            var crawl = new Crawl(Url.parse(silent.url()), Budget.wholeSite(1));
            var run = start(engine, crawl);
            silent.awaitUnanswered();
            crawl.stop();
            engine.close();
            run.get(30, TimeUnit.SECONDS);
            assertTrue(crawl.result().stopped());
        }
    }

    /// A server may close a kept connection at any time. The crawl must not lose a page for this reason.
    @ParameterizedTest
    @EnumSource
    void aServerThatClosesAfterEveryAnswerLosesNoPage(EngineKind kind) throws Exception {
        try (var server = new ClosingServer(links(50));
                Engine engine = kind.open(Limits.DEFAULT, 5, 5)) {
            CrawlResult result = crawl(engine, server.url(), 5);
            assertEquals(Map.of(), result.failures());
            assertEquals(51, result.pages().size());
        }
    }

    /// The client cannot see that a kept connection is useless before it sends a request on it.
    @ParameterizedTest
    @EnumSource
    void aServerThatClosesAConnectionWhenItIsUsedAgainLosesNoPage(EngineKind kind) throws Exception {
        ScriptedServer.Script once = peer -> {
            peer.request();
            peer.send(page(links(100)));
            peer.request();
            peer.close();
        };
        try (var server = new ScriptedServer(once);
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, CONCURRENCY)) {
            CrawlResult result = crawl(engine, server.url().toString(), CONCURRENCY);
            assertEquals(Map.of(), result.failures());
            assertEquals(101, result.pages().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnwantedChunkedBodyCostsNoConnection(EngineKind kind) throws Exception {
        String body = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send(page(links(30)));
                    while (true) {
                        peer.request();
                        peer.send("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n");
                    }
                });
                Engine engine = kind.open(Limits.DEFAULT, 1, 1)) {
            CrawlResult result = crawl(engine, server.url().toString(), 1);
            assertEquals(Map.of(FailureKind.CLIENT_ERROR, 30), result.failuresByKind());
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnwantedEndlessBodyIsReadUpToALimitOnly(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    if (peer.request().startsWith("GET /page ")) {
                        peer.send(page(links(3)));
                        peer.request();
                    }
                    peer.send("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n");
                    while (true) {
                        peer.send("4000\r\n" + "x".repeat(0x4000) + "\r\n");
                    }
                });
                Engine engine = kind.open(Limits.DEFAULT, 1, 1)) {
            CrawlResult result = crawl(engine, server.url().toString(), 1);
            assertEquals(Map.of(FailureKind.CLIENT_ERROR, 3), result.failuresByKind());
        }
    }

    /// An error ends only its own request, also on a kept connection while other requests wait for one.
    @ParameterizedTest
    @EnumSource
    void tooManyInterimResponsesFailOnlyTheirPage(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    while (true) {
                        String interims =
                                peer.request().startsWith("GET /7 ") ? "HTTP/1.1 102 Processing\r\n\r\n".repeat(9) : "";
                        peer.send(interims + page(links(60)));
                    }
                });
                Engine engine = kind.open(Limits.DEFAULT, 2, 2)) {
            CrawlResult result = crawl(engine, server.url().toString(), CONCURRENCY);
            assertEquals(Map.of(FailureKind.BAD_HEAD, 1), result.failuresByKind());
            assertEquals(60, result.pages().size());
        }
    }

    /// Such a fetch ends at once; a stack of them must not overflow.
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "TULIP", "VERTX", "VIRTUAL_HTTPCLIENT"})
    void aThousandAddressesThatAreTooLongAreFailures(EngineKind kind) throws Exception {
        String html = "<base href='/%s/'>".formatted("z".repeat(61 * 1024))
                + links(1_000).replace("=/", "=");
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send(page(html));
                });
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, CONCURRENCY)) {
            CrawlResult result = crawl(engine, server.url().toString(), CONCURRENCY);
            assertEquals(Map.of(FailureKind.HEAD_TOO_LARGE, 1_000), result.failuresByKind());
        }
    }

    @Test
    void aBugInOneFetchOfTheSequentialEngineIsFiledAndTheCrawlGoesOn() throws Exception {
        var client = new Client() {
            @Override
            public Response get(Url url, Predicate<ResponseHead> wantsBody) {
                if (url.pathAndQuery().equals("/1")) {
                    throw new StackOverflowError();
                }
                var headers = new Headers().add("Content-Type", "text/html");
                return new Response(200, headers, links(3).getBytes(StandardCharsets.US_ASCII));
            }

            @Override
            public void close() {}
        };
        try (Engine engine = new SequentialEngine(Limits.DEFAULT, client)) {
            CrawlResult result = crawl(engine, "http://h/", 1);
            assertEquals(List.of("/", "/0", "/2"), result.pages());
            assertEquals(Map.of(FailureKind.INTERNAL, 1), result.failuresByKind());
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingAnEngineEndsACrawlThatWaitsForItsDelay(EngineKind kind) throws Exception {
        try (var server = SiteServer.start(new FaultySite(), NONE, 1, 0);
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8)) {
            var budget = new Budget(CONCURRENCY, 100, 100, 5, 100, Duration.ofDays(1));
            var crawl = new Crawl(Url.parse(server.url()), budget);
            var run = start(engine, crawl);
            while (crawl.progress().pages() == 0) {
                Thread.onSpinWait();
            }
            crawl.stop();
            engine.close();
            run.get(30, TimeUnit.SECONDS);
            assertEquals(List.of("/"), crawl.result().pages());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedEngineStartsNoCrawl(EngineKind kind) throws Exception {
        Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8);
        engine.close();
        var crawl = new Crawl(Url.parse("http://127.0.0.1:1/"), Budget.wholeSite(CONCURRENCY));
        start(engine, crawl).get(30, TimeUnit.SECONDS);
        assertEquals(List.of(), crawl.result().pages());
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptStopsTheCrawl(EngineKind kind) throws Exception {
        try (var server = SiteServer.start(new FaultySite(), NONE, 1, 0);
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8)) {
            var crawl = new Crawl(Url.parse(server.url()), Budget.wholeSite(CONCURRENCY));
            Thread.currentThread().interrupt();
            try {
                engine.run(crawl);
                throw new AssertionError("the interrupt was swallowed");
            } catch (InterruptedException expected) {
                assertTrue(crawl.result().stopped());
            }
        }
    }

    /// Each page but the first is broken twice.
    @ParameterizedTest
    @EnumSource
    void aFailedFetchIsTriedAgain(EngineKind kind) throws Exception {
        Map<String, Integer> requests = new ConcurrentHashMap<>();
        Site broken = new Site() {
            @Override
            public String start() {
                return "/";
            }

            @Override
            public Reply reply(String path) {
                boolean works = requests.merge(path, 1, Integer::sum) == 3 || path.equals("/");
                byte[] body = (path.equals("/") ? links(20) : "").getBytes(StandardCharsets.US_ASCII);
                return new Reply(works ? 200 : 503, "text/html", Map.of(), body);
            }
        };
        var retry = new BackOff(3, Duration.ofMillis(1), Duration.ofMillis(5));
        try (var server = SiteServer.start(broken, NONE, 1, 0);
                Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 8)) {
            var crawl = new Crawl(
                    Url.parse(server.url()),
                    Budget.wholeSite(CONCURRENCY),
                    Rules.usual().with(retry));
            engine.run(crawl);
            assertEquals(21, crawl.result().pages().size());
            assertEquals(Map.of(), crawl.result().failures());
            assertEquals(61, requests.values().stream().mapToInt(i -> i).sum());
        }
    }

    private static String links(int count) {
        return IntStream.range(0, count).mapToObj(i -> "<a href=/" + i + ">").collect(Collectors.joining());
    }

    private static String page(String html) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + html.length() + "\r\n\r\n" + html;
    }

    private static CrawlResult crawl(Engine engine, String url, int concurrency) throws InterruptedException {
        var crawl = new Crawl(Url.parse(url), Budget.wholeSite(concurrency));
        engine.run(crawl);
        return crawl.result();
    }

    private static FutureTask<Void> start(Engine engine, Crawl crawl) {
        var run = new FutureTask<Void>(() -> {
            engine.run(crawl);
            return null;
        });
        Thread.ofPlatform().daemon().name("crawl under test").start(run);
        return run;
    }
}
