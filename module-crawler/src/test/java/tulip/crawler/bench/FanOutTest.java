package tulip.crawler.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;

@Execution(ExecutionMode.CONCURRENT)
class FanOutTest {
    static final int COUNT = 50;
    static final int POOL = 7;

    /// A page of 5 bytes at `/`, and 404 elsewhere.
    private static final Site SITE = new Site() {
        @Override
        public String start() {
            return "/";
        }

        @Override
        public Reply reply(String pathAndQuery) {
            boolean known = pathAndQuery.equals("/");
            return new Reply(known ? 200 : 404, "text/html", Map.of(), new byte[] {1, 2, 3, 4, 5});
        }
    };

    @ParameterizedTest
    @MethodSource("tulip.crawler.bench.FanOuts#engines")
    void everyResponseHasArrivedWhenTheCallReturns(EngineKind engine) throws Exception {
        try (SiteServer server = start();
                FanOut fanOut = FanOuts.open(engine, Url.parse(server.url()), COUNT, POOL)) {
            assertEquals(5 * COUNT, fanOut.getAll());
            assertEquals(COUNT, server.requests());
            assertEquals(5 * COUNT, fanOut.getAll());
        }
    }

    @ParameterizedTest
    @MethodSource("tulip.crawler.bench.FanOuts#engines")
    void theEngineKeepsToItsNumberOfRequestsInFlight(EngineKind engine) throws Exception {
        try (SiteServer server = start();
                FanOut fanOut = FanOuts.open(engine, Url.parse(server.url()), COUNT, POOL)) {
            fanOut.getAll();
            int connections = server.openConnections();
            // Other clients may open a connection while they return another one to their pool.
            assertTrue(!engine.controlled() || connections <= engine.atOnce(COUNT, POOL), connections + " connections");
            assertTrue(engine.pooled() || connections > POOL, connections + " connections");
        }
    }

    @ParameterizedTest
    @MethodSource("tulip.crawler.bench.FanOuts#engines")
    void manyFanOutsRunAtOnce(EngineKind engine) throws Exception {
        try (SiteServer server = start();
                FanOut fanOut = FanOuts.open(engine, Url.parse(server.url()), COUNT, POOL, 4 * COUNT)) {
            List<CompletableFuture<Long>> answers =
                    Stream.generate(fanOut::begin).limit(4).toList();
            for (CompletableFuture<Long> answer : answers) {
                assertEquals(5 * COUNT, answer.get());
            }
            assertEquals(4 * COUNT, server.requests());
        }
    }

    @ParameterizedTest
    @MethodSource("tulip.crawler.bench.FanOuts#engines")
    void aFanOutThatFailsCompletesItsFuture(EngineKind engine) throws Exception {
        try (SiteServer server = start();
                FanOut fanOut = FanOuts.open(engine, Url.parse(server.url() + "none"), COUNT, POOL, COUNT)) {
            assertThrows(ExecutionException.class, () -> fanOut.begin().get());
        }
    }

    @ParameterizedTest
    @MethodSource("tulip.crawler.bench.FanOuts#engines")
    void anotherStatusThan200IsAFailure(EngineKind engine) throws Exception {
        try (SiteServer server = start();
                FanOut fanOut = FanOuts.open(engine, Url.parse(server.url() + "none"), COUNT, POOL)) {
            assertThrows(Exception.class, fanOut::getAll);
        }
    }

    @ParameterizedTest
    @MethodSource("tulip.crawler.bench.FanOuts#engines")
    void aSiteThatHasEndedIsAFailure(EngineKind engine) throws Exception {
        SiteServer server = start();
        try (FanOut fanOut = FanOuts.open(engine, Url.parse(server.url()), COUNT, POOL)) {
            fanOut.getAll();
            server.close();
            assertThrows(Exception.class, fanOut::getAll);
        }
    }

    @Test
    void anEngineWithADelayIsAnotherVariant() {
        assertEquals(new FanOutVariant("virtual+0", EngineKind.VIRTUAL, 0), FanOutVariant.parse("virtual+0"));
        assertEquals(new FanOutVariant("vertx+8", EngineKind.VERTX, 8), FanOutVariant.parse("vertx+8"));
        assertThrows(IllegalArgumentException.class, () -> FanOutVariant.parse("virtual+x"));
        assertThrows(IllegalArgumentException.class, () -> FanOutVariant.parse("virtuel"));
        assertThrows(IllegalArgumentException.class, () -> FanOutVariant.parse("sequential"));
    }

    static SiteServer start() throws IOException {
        return SiteServer.start(SITE, new Latency.Fixed(20), 1, 0);
    }
}
