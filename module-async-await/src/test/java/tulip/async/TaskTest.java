package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Tasks and their cancellation. The expected orders are those of CPython's asyncio.
final class TaskTest extends OnEachBackend {
    @Test
    void aTaskBeginsInTheNextTurnAndTasksTakeTurns() {
        run(() -> {
            Task<String> a = Async.start("a", sleeper("a", 20, "A"));
            Task<String> b = Async.start("b", sleeper("b", 10, "B"));
            note("started");
            note(a.await() + b.await());
            return null;
        });
        assertTrace("0 started", "0 a begins", "0 b begins", "10 b ends", "20 a ends", "20 AB");
    }

    @Test
    void sleepOfZeroLetsEachReadyTaskRunOnce() {
        run(() -> {
            Async.start(() -> {
                for (int i = 1; i <= 3; i++) {
                    note("a" + i);
                    Async.sleep(Duration.ZERO);
                }
                return null;
            });
            for (int i = 1; i <= 3; i++) {
                note("main" + i);
                Async.sleep(Duration.ZERO);
            }
            return null;
        });
        assertTrace("0 main1", "0 a1", "0 main2", "0 a2", "0 main3", "0 a3");
    }

    @Test
    void theFailureOfATaskComesOutWhereItIsAwaited() {
        var failure = new NoSuchElementException("no cup");
        run(() -> {
            Task<Void> task = Async.start(() -> {
                throw failure;
            });
            assertSame(failure, assertThrows(NoSuchElementException.class, task::await));
            return null;
        });
    }

    @Test
    void aTaskThatHasNotBegunNeverRuns() {
        run(() -> {
            Task<String> task = Async.start(sleeper("never", 1, "x"));
            assertTrue(task.cancel("changed my mind"));
            assertFalse(task.isDone());
            var cancelled = assertThrows(CancelledError.class, task::await);
            assertEquals("changed my mind", cancelled.getMessage());
            assertTrue(task.isCancelled());
            assertFalse(task.cancel());
            return null;
        });
        assertTrace();
    }

    @Test
    void cancelIsARequestThatIsThrownWhereTheTaskWaits() {
        run(() -> {
            Task<String> task = Async.start(sleeper("a", 100, "A"));
            Async.sleep(millis(1));
            task.cancel();
            assertFalse(task.isDone());
            assertEquals(1, task.cancelling());
            assertThrows(CancelledError.class, task::await);
            return null;
        });
        assertTrace("0 a begins", "1 a is cancelled");
    }

    @Test
    void aTaskMayCatchTheRequestAndGoOn() {
        run(() -> {
            Task<String> task = Async.start(() -> {
                try {
                    Async.sleep(millis(100));
                } catch (CancelledError ignored) {
                    note("ignores it");
                }
                Async.sleep(millis(5));
                return "done";
            });
            Async.sleep(millis(1));
            task.cancel();
            assertEquals("done", task.await());
            assertFalse(task.isCancelled());
            return null;
        });
        assertTrace("1 ignores it");
    }

    @Test
    void aRequestInTheLastStepCancelsTheTask() {
        run(() -> {
            var self = new AtomicReference<Task<String>>();
            self.set(Async.start(() -> {
                self.get().cancel();
                return "too late";
            }));
            assertThrows(CancelledError.class, self.get()::await);
            return null;
        });
    }

    @Test
    void aRequestToTheRunningTaskIsThrownAtItsNextAwait() {
        run(() -> {
            Task<?> me = Running.task();
            me.cancel();
            note("still here");
            assertThrows(CancelledError.class, () -> Async.sleep(millis(5)));
            assertEquals(1, me.cancelling());
            assertEquals(0, me.uncancel());
            return null;
        });
        assertTrace("0 still here");
    }

    @Test
    void uncancelTakesARequestBackBeforeItIsDelivered() {
        run(() -> {
            Task<?> me = Running.task();
            me.cancel();
            assertEquals(0, me.uncancel());
            Async.sleep(millis(5)); // as in CPython 3.13; 3.11 would throw here
            note("slept");
            return null;
        });
        assertTrace("5 slept");
    }

    @Test
    void cancellingGoesDownToWhatIsAwaited() {
        run(() -> {
            Task<String> inner = Async.start(sleeper("inner", 100, "x"));
            Task<String> outer = Async.start(inner::await);
            Async.sleep(millis(1));
            outer.cancel();
            assertThrows(CancelledError.class, outer::await);
            assertTrue(inner.isCancelled());
            return null;
        });
        assertTrace("0 inner begins", "1 inner is cancelled");
    }

    @Test
    void aTaskCannotAwaitItself() {
        run(() -> {
            var self = new AtomicReference<Task<String>>();
            self.set(Async.start("narcissus", () -> self.get().await()));
            var wrong = assertThrows(IllegalStateException.class, self.get()::await);
            assertTrue(wrong.getMessage().contains("task narcissus"), wrong.getMessage());
            return null;
        });
    }

    @Test
    void aTaskSetsItsOwnResult() {
        run(() -> {
            Task<String> task = Async.start(() -> "own");
            assertThrows(UnsupportedOperationException.class, () -> task.setResult("foreign"));
            assertThrows(UnsupportedOperationException.class, () -> task.setException(new ArithmeticException()));
            assertEquals("own", task.await());
            return null;
        });
    }

    @Test
    void theLoopKnowsItsTasks() {
        run(() -> {
            Task<String> task = Async.start("a", sleeper("a", 5, "A"));
            assertEquals(2, loop.tasks().size());
            task.await();
            Async.sleep(Duration.ZERO);
            assertEquals(1, loop.tasks().size());
            return null;
        });
    }
}
