package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;
import static tulip.async.Async.toThread;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class ToThreadTest extends OnSockets {
    private static final ContextVar<String> SHOP = new ContextVar<>("shop", "none");

    @Test
    void theLoopGoesOnWhileTheOtherThreadBlocks() {
        runAndReportNothing(() -> {
            var latch = new CountDownLatch(1);
            Task<Thread> blocked = start(() -> toThread(() -> {
                latch.await();
                return Thread.currentThread();
            }));
            sleep(Duration.ofMillis(1));
            assertFalse(blocked.isDone());
            latch.countDown();
            assertTrue(blocked.await().isVirtual());
            return null;
        });
    }

    @Test
    void whatTheOtherThreadThrowsArrivesAsTheSameObject() {
        var broken = new java.io.IOException("no milk");
        runAndReportNothing(() -> {
            assertSame(
                    broken,
                    assertThrows(
                            java.io.IOException.class,
                            () -> toThread(() -> {
                                throw broken;
                            })));
            return null;
        });
    }

    @Test
    void theContextGoesAlongAndItsChangesStayThere() {
        runAndReportNothing(() -> {
            SHOP.set("tulip");
            assertEquals("tulip", toThread(() -> {
                String seen = SHOP.get();
                SHOP.set("rose");
                return seen;
            }));
            assertEquals("tulip", SHOP.get());
            return null;
        });
    }

    @Test
    void aCancelledCallIsInterrupted() {
        var interrupted = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        runAndReportNothing(() -> {
            Task<Void> waiting = start(() -> toThread(() -> {
                try {
                    begun.countDown();
                    new CountDownLatch(1).await();
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
                return null;
            }));
            sleep(Duration.ZERO);
            toThread(() -> {
                begun.await();
                return null;
            });
            waiting.cancel();
            assertThrows(CancelledError.class, waiting::await);
            return toThread(() -> {
                interrupted.await();
                return null;
            });
        });
    }

    @Test
    void aCallThatHasNotBegunIsNeverMadeIfItIsCancelled() {
        runAndReportNothing(() -> {
            var later = new ArrayDeque<Runnable>();
            int[] made = {0};
            Future<Integer> future = Running.loop().runInExecutor(later::add, () -> ++made[0]);
            future.cancel();
            sleep(Duration.ZERO);
            sleep(Duration.ZERO);
            later.remove().run();
            assertEquals(0, made[0]);
            return null;
        });
    }

    @Test
    void anExecutorThatRefusesIsToldToTheCaller() {
        runAndReportNothing(() -> {
            assertThrows(
                    RejectedExecutionException.class,
                    () -> Running.loop()
                            .runInExecutor(
                                    _ -> {
                                        throw new RejectedExecutionException("closed");
                                    },
                                    () -> 1));
            return null;
        });
    }

    @Test
    void aCallMayOutliveItsLoop() throws Exception {
        var go = new CountDownLatch(1);
        var kept = new Thread[1];
        runAndReportNothing(() -> {
            var begun = new CountDownLatch(1);
            Running.loop().runInExecutor(body -> kept[0] = Thread.ofPlatform().start(body), () -> {
                begun.countDown();
                go.await();
                return 1;
            });
            begun.await();
            return null;
        });
        go.countDown();
        kept[0].join();
        assertEquals(List.of(), reported);
    }
}
