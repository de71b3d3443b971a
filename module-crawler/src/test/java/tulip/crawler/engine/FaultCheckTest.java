package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.crawler.Crawl;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Pages;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.fault.FaultCheck;
import tulip.crawler.fault.FaultServer;
import tulip.crawler.http.Headers;
import tulip.crawler.http.ResponseHead;

@SuppressWarnings("try") // some engines end only when the server closes
@Tag("slow")
final class FaultCheckTest {
    private static final int MILLIS = 1_000;
    private static final Duration CRAWL_TIMEOUT = Duration.ofSeconds(60);
    private static final long SEED = 7;

    /// All engines run at once, since they mostly wait for time limits.
    @Test
    void everyEngineFindsThePagesAndOurOwnReportTheExpectedKinds() throws Exception {
        // The first run loads the classes of all clients, so it has longer limits.
        check(
                List.of(EngineKind.VIRTUAL, EngineKind.TULIP, EngineKind.VERTX, EngineKind.VIRTUAL_HTTPCLIENT),
                3 * MILLIS);
        check(List.of(EngineKind.values()), MILLIS);
    }

    private static void check(List<EngineKind> kinds, int millis) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<EngineKind, Future<List<String>>> checks = new EnumMap<>(EngineKind.class);
            for (EngineKind kind : kinds) {
                checks.put(kind, executor.submit(() -> FaultCheck.differences(kind, SEED, millis)));
            }
            for (EngineKind kind : kinds) {
                assertEquals(List.of(), checks.get(kind).get(), kind.id());
            }
        }
    }

    @Test
    void anEngineThatAcceptsTruncatedPagesIsDetected() throws Exception {
        var engine = new BlockingEngine(
                new Parser(Pages::outcome, FaultCheck.limits(3 * MILLIS)),
                new TruncationAcceptingClient(),
                Workers.virtualThreadEach());
        List<String> differences = differences(engine, CRAWL_TIMEOUT);
        for (String cut : List.of("length-long", "close-in-body", "chunk-cut", "last-chunk-missing")) {
            assertTrue(
                    differences.contains("/fault/" + cut + " is a page instead of TRUNCATED"), differences.toString());
        }
    }

    /// Also in an engine whose failure kinds need not match: otherwise the page behind the redirect would be missing
    /// without a reason, and the check would not be repeated with longer limits.
    @Test
    void aRedirectThatCameTooLateIsNamed() throws Exception {
        var engine = new BlockingEngine(
                new Parser(Pages::outcome, FaultCheck.limits(3 * MILLIS)),
                new LateClient("/fault/query-empty"),
                Workers.virtualThreadEach());
        List<String> differences = differences(engine, CRAWL_TIMEOUT, false);
        assertTrue(
                differences.contains("/fault/query-empty is RESPONSE_TIMEOUT instead of no failure"),
                differences.toString());
        assertTrue(differences.contains("/fault/query-empty? is no failure instead of a page"), differences.toString());
    }

    @Test
    void anEngineThatDoesNotEndIsDetected() throws Exception {
        List<String> differences = differences(new EndlessEngine(), Duration.ofMillis(50));
        assertEquals(List.of("the crawl did not end within 50 ms"), differences);
    }

    @Test
    void anEngineThatFindsNothingIsDetected() throws Exception {
        List<String> differences = differences(new EngineThatFetchesNothing(), CRAWL_TIMEOUT);
        assertTrue(differences.contains("the start page is no failure instead of a page"), differences.toString());
        assertTrue(differences.contains("the port resets is no failure instead of RESET"), differences.toString());
    }

    private static List<String> differences(Engine engine, Duration timeout) throws Exception {
        return differences(engine, timeout, true);
    }

    private static List<String> differences(Engine engine, Duration timeout, boolean kinds) throws Exception {
        try (var server = FaultServer.start(SEED, 0);
                engine) {
            return new FaultCheck(server, SEED, timeout).differences(engine, kinds);
        }
    }

    private static final class EngineThatFetchesNothing implements Engine {
        @Override
        public void run(Crawl crawl) {
            crawl.stop();
        }

        @Override
        public void close() {}
    }

    private static final class EndlessEngine implements Engine {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void run(Crawl crawl) throws InterruptedException {
            closed.await();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /// The planted bug: our own client, but it accepts a truncated body as a page.
    private static final class TruncationAcceptingClient implements Client {
        private final Client whole = new BlockingClient(FaultCheck.limits(3 * MILLIS));

        @Override
        public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
            try {
                return whole.get(url, wantsBody);
            } catch (FetchFailure failure) {
                if (failure.kind() == FailureKind.TRUNCATED) {
                    return new Response(200, new Headers().add("Content-Type", "text/html"), new byte[0]);
                }
                throw failure;
            }
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    /// Our own client, but one address has no response in time.
    private static final class LateClient implements Client {
        private final Client whole = new BlockingClient(FaultCheck.limits(3 * MILLIS));
        private final String late;

        LateClient(String late) {
            this.late = late;
        }

        @Override
        public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
            if (url.pathAndQuery().equals(late)) {
                throw new FetchFailure(FailureKind.RESPONSE_TIMEOUT, "planted");
            }
            return whole.get(url, wantsBody);
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
