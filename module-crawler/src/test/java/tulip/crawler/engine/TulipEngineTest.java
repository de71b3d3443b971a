package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Pages;
import tulip.crawler.Url;
import tulip.crawler.WorkerQueue;
import tulip.crawler.guard.Access;

@Timeout(60)
class TulipEngineTest {
    private static final int CONCURRENCY = 10;

    /// A page with 50 links at each address.
    private static final ScriptedServer.Script FIFTY_LINKS = peer -> {
        while (true) {
            peer.request();
            peer.send(page(50));
        }
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderOfTheReadyCallbacksFindsTheSamePages(long seed) throws Exception {
        var random = new Random(seed);
        Parts shuffled = new Parts() {
            @Override
            public EventLoop loop() {
                var loop = new SelectorEventLoop();
                loop.setScheduler(random::nextInt);
                return loop;
            }
        };
        try (var server = new ScriptedServer(FIFTY_LINKS);
                Engine engine = open(shuffled)) {
            CrawlResult result = crawl(engine, server.url(), Budget.wholeSite(CONCURRENCY));
            assertEquals(51, result.pages().size());
            assertEquals(Map.of(), result.failures());
        }
    }

    @Test
    void thereAreNeverMoreConnectionsThanWorkers() throws Exception {
        try (var server = new ScriptedServer(FIFTY_LINKS);
                Engine engine = open(Parts.REFERENCE)) {
            crawl(engine, server.url(), Budget.wholeSite(CONCURRENCY));
            assertTrue(server.connections() <= CONCURRENCY, () -> server.connections() + " connections");
        }
    }

    /// The queue ends when no work is left: then the crawl must be done.
    @Test
    void allWorkGoesThroughTheQueueOfTheParts() throws Exception {
        var added = new AtomicInteger();
        Parts counting = new Parts() {
            @Override
            public <T> WorkerQueue<T> workerQueue() {
                return new CountingQueue<>(REFERENCE.workerQueue(), added);
            }
        };
        try (var server = new ScriptedServer(FIFTY_LINKS);
                Engine engine = open(counting)) {
            crawl(engine, server.url(), Budget.wholeSite(CONCURRENCY));
            assertEquals(51, added.get());
        }
    }

    private record CountingQueue<T>(WorkerQueue<T> queue, AtomicInteger added) implements WorkerQueue<T> {
        @Override
        public void add(T item) {
            added.incrementAndGet();
            queue.add(item);
        }

        @Override
        public Map<T, Exception> run(int workers, Worker<T> worker) {
            return queue.run(workers, worker);
        }
    }

    @Test
    void aStoppedCrawlKeepsWhatItHasFound() throws Exception {
        var crawl = new Crawl[1];
        var asked = new CountDownLatch(3);
        try (var server = new ScriptedServer(peer -> {
                    while (true) {
                        if (!peer.request().startsWith("GET /page ")) {
                            asked.countDown();
                            asked.await(); // the start page and three more are there when it stops
                            crawl[0].stop();
                        }
                        peer.send(page(50));
                    }
                });
                Engine engine = open(Parts.REFERENCE)) {
            crawl[0] = new Crawl(server.url(), Budget.wholeSite(3));
            engine.run(crawl[0]);
            CrawlResult result = crawl[0].result();
            assertTrue(result.stopped());
            assertEquals(List.of("/0", "/1", "/2", "/page"), result.pages());
            assertEquals(Map.of(), result.failures());
        }
    }

    @Test
    void aCrawlWithADelayEnds() throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    while (true) {
                        peer.request();
                        peer.send(page(5));
                    }
                });
                Engine engine = open(Parts.REFERENCE)) {
            var budget = new Budget(CONCURRENCY, 100, 100, 5, 100, Duration.ofMillis(1));
            assertEquals(6, crawl(engine, server.url(), budget).pages().size());
        }
    }

    @Test
    void aConnectionThatClosesWhileATaskWaitsIsAFailureOfOnePage() throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    while (true) {
                        String request = peer.request();
                        if (request.startsWith("GET /7 ")) {
                            peer.reset();
                        }
                        peer.send(page(10));
                    }
                });
                Engine engine = open(Parts.REFERENCE)) {
            CrawlResult result = crawl(engine, server.url(), Budget.wholeSite(CONCURRENCY));
            assertEquals(10, result.pages().size());
            assertEquals(Map.of(FailureKind.RESET, 1), result.failuresByKind());
        }
    }

    @Test
    void aBrokenPartIsReported() throws Exception {
        Parts broken = new Parts() {
            @Override
            public <T> WorkerQueue<T> workerQueue() {
                throw new IllegalStateException("no queue");
            }
        };
        try (var server = new ScriptedServer(FIFTY_LINKS);
                Engine engine = open(broken)) {
            var failure =
                    assertThrows(EngineFailure.class, () -> crawl(engine, server.url(), Budget.wholeSite(CONCURRENCY)));
            assertEquals("the crawl broke: java.lang.IllegalStateException: no queue", failure.getMessage());
        }
    }

    private static Engine open(Parts parts) {
        return new TulipEngine(
                Limits.DEFAULT, Access.LOOPBACK, CONCURRENCY, new Parser(Pages::outcome, Limits.DEFAULT), parts);
    }

    private static CrawlResult crawl(Engine engine, Url start, Budget budget) throws InterruptedException {
        var crawl = new Crawl(start, budget);
        engine.run(crawl);
        return crawl.result();
    }

    private static String page(int links) {
        String html =
                IntStream.range(0, links).mapToObj(i -> "<a href=/" + i + ">").collect(Collectors.joining());
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + html.length() + "\r\n\r\n" + html;
    }
}
