package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.async.Async;
import tulip.async.Running;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Url;

/// What engine `mine` does with parts that never end, or throw.
@Timeout(60)
final class MineEngineTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Crawl crawl = new Crawl(Url.parse("http://localhost/"), Budget.wholeSite(4));

    /// An engine that does this.
    private record Doing(Body body) implements Engine {
        interface Body {
            void run(Crawl crawl) throws InterruptedException;
        }

        @Override
        public void run(Crawl crawl) throws InterruptedException {
            body.run(crawl);
        }

        @Override
        public void close() {
            throw new AssertionError("an engine that stands still must not be closed");
        }
    }

    private EngineFailure fails(Doing.Body body) {
        try (var mine = new MineEngine(() -> new Doing(body), () -> Optional.of("a callback has thrown"), SHORT)) {
            EngineFailure failure = assertThrows(EngineFailure.class, () -> mine.run(crawl));
            EngineFailure again = assertThrows(EngineFailure.class, () -> mine.run(crawl));
            assertEquals("engine mine stands still since an earlier crawl", again.getMessage());
            return failure;
        }
    }

    @Test
    void aCrawlInWhichNothingHappensEndsWithTheStoryOfItsTasks() {
        EngineFailure failure = fails(_ -> Async.run(() -> {
            Async.start("barista", () -> Running.loop().createFuture().await()).await();
            return null;
        }));
        assertTrue(failure.getMessage().startsWith("engine mine stands still: "), failure.getMessage());
        assertTrue(failure.getMessage().contains(". Before that, a callback has thrown"), failure.getMessage());
        assertTrue(failure.getMessage().contains("barista: waits for a future"), failure.getMessage());
    }

    @Test
    void aBusyLoopIsGivenUp() throws InterruptedException {
        var over = new AtomicBoolean();
        var ended = new CountDownLatch(1);
        EngineFailure failure = fails(_ -> {
            while (!over.get()) {
                Thread.onSpinWait();
            }
            ended.countDown();
        });
        assertTrue(failure.getMessage().contains("nothing has happened"), failure.getMessage());
        over.set(true);
        ended.await();
    }

    @Test
    void whatAPartThrowsIsTold() {
        try (var mine = new MineEngine(
                () -> throwing(new IllegalStateException("no cup")), Optional::empty, Duration.ofMinutes(1))) {
            EngineFailure failure = assertThrows(EngineFailure.class, () -> mine.run(crawl));
            assertEquals("engine mine has failed: java.lang.IllegalStateException: no cup", failure.getMessage());
        }
    }

    private static Engine throwing(RuntimeException thrown) {
        return new Engine() {
            @Override
            public void run(Crawl crawl) {
                throw thrown;
            }

            @Override
            public void close() {}
        };
    }
}
