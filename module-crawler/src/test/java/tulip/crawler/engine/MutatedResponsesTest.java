package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.http.Mutated;

/// Responses with random errors, which every engine must judge alike.
@Tag("slow")
class MutatedResponsesTest {
    private static final long SEED = Long.getLong("tulip.seed", 1);
    private static final int SITES = Integer.getInteger("tulip.sites", 5);
    private static final int RESPONSES = 200;
    private static final int CONCURRENCY = 16;
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 2_000, 20_000);

    private static final List<String> MESSAGES = List.of(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 37\r\nConnection: close\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 37, 37\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n25;a=b\r\n",
            "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nX: y\r\n z\r\n\r\n",
            "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 37\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n25\r\n",
            "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 37\r\n\r\n");

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "TULIP", "VERTX", "VERTX_VIRTUAL"})
    void enginesWithOurParserJudgeAlike(EngineKind kind) throws Exception {
        Set<FailureKind> reached = EnumSet.noneOf(FailureKind.class);
        onEverySite(kind, (seed, expected, found) -> {
            assertEquals(text(expected), text(found), "seed " + seed);
            reached.addAll(expected.failuresByKind().keySet());
        });
        var kinds = EnumSet.of(
                FailureKind.RESET,
                FailureKind.BAD_HEAD,
                FailureKind.BAD_FRAMING,
                FailureKind.TRUNCATED,
                FailureKind.BAD_ENCODING,
                FailureKind.BAD_REDIRECT);
        assertTrue(reached.containsAll(kinds), () -> "only " + reached);
    }

    /// `java.net.http` accepts some malformed responses, and does not show them to us.
    @ParameterizedTest
    @EnumSource(names = {"THREADS_HTTPCLIENT", "VIRTUAL_HTTPCLIENT"})
    void anotherClientLosesNothingThatOursAccepts(EngineKind kind) throws Exception {
        onEverySite(kind, (seed, expected, found) -> {
            var lost = new TreeSet<>(expected.pages());
            found.pages().forEach(lost::remove);
            assertEquals(Set.of(), lost, "seed " + seed);
            var failed = new TreeSet<>(paths(found));
            failed.removeAll(paths(expected));
            assertEquals(Set.of(), failed, "seed " + seed);
        });
    }

    private interface Check {
        void check(long seed, CrawlResult expected, CrawlResult found);
    }

    private static void onEverySite(EngineKind kind, Check check) throws Exception {
        for (long seed = SEED; seed < SEED + SITES; seed++) {
            try (var site = new RawSite(responses(new Random(seed)));
                    Engine first = EngineKind.SEQUENTIAL.open(LIMITS, 1, 1);
                    Engine engine = kind.open(LIMITS, CONCURRENCY, CONCURRENCY)) {
                check.check(seed, crawl(first, site.url(), 1), crawl(engine, site.url(), CONCURRENCY));
            }
        }
    }

    private static Set<String> paths(CrawlResult result) {
        return result.failures().keySet().stream().map(Url::pathAndQuery).collect(Collectors.toSet());
    }

    private static Map<String, String> responses(Random random) {
        Map<String, String> responses = new LinkedHashMap<>();
        var start = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
        for (int i = 0; i < RESPONSES; i++) {
            String body = "<a href=/found/%05d>found</a> tulips".formatted(i); // 37 bytes
            String message = MESSAGES.get(random.nextInt(MESSAGES.size())) + body;
            responses.put(
                    "/" + i,
                    Mutated.message(message + (message.contains("chunked") ? "\r\n0\r\n\r\n" : ""), 3, random));
            start.append("<a href=/").append(i).append('>');
        }
        responses.put("/", start.toString());
        return responses;
    }

    private static CrawlResult crawl(Engine engine, String url, int concurrency) throws InterruptedException {
        var crawl = new Crawl(Url.parse(url), Budget.wholeSite(concurrency));
        engine.run(crawl);
        return crawl.result();
    }

    private static String text(CrawlResult result) {
        var lines = new TreeMap<String, String>();
        result.pages().forEach(page -> lines.put(page, "is a page"));
        result.failures()
                .forEach((url, failed) ->
                        lines.put(url.pathAndQuery(), failed.kind().name()));
        var text = new StringBuilder();
        lines.forEach(
                (path, outcome) -> text.append(path).append(' ').append(outcome).append('\n'));
        return text.toString();
    }
}
