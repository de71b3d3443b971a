package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;

/// Async generators (PEP 525): their traces are those of CPython 3.13.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class AsyncGeneratorTest extends OnEachBackend {
    /// Yields the cups 1 to `count`, 10 ms apart, and cleans up for 5 ms.
    private AsyncGenerator<Integer> cups(int count) {
        return AsyncGenerator.of(out -> {
            try {
                for (int n = 1; n <= count; n++) {
                    sleep(millis(10));
                    note("cup " + n);
                    out.yield(n);
                }
            } finally {
                note("cleans up");
                sleep(millis(5));
                note("clean");
            }
        });
    }

    @Test
    void theBodyAwaitsWhileOthersRun() {
        run(() -> {
            var other = start(sleeper("other", 15, null));
            var cups = cups(2);
            List<Integer> got = new ArrayList<>();
            cups.forEachRemaining(got::add);
            assertEquals(List.of(1, 2), got);
            return await(other);
        });
        assertTrace("0 other begins", "10 cup 1", "15 other ends", "20 cup 2", "20 cleans up", "25 clean");
    }

    @Test
    void nothingRunsBeforeTheFirstCall() {
        run(() -> {
            var cups = cups(1);
            cups.close();
            assertFalse(cups.hasNext());
            return null;
        });
        assertTrace();
    }

    @Test
    void hasNextRunsTheBodyOnce() {
        run(() -> {
            var cups = cups(1);
            assertTrue(cups.hasNext());
            assertTrue(cups.hasNext());
            assertEquals(1, cups.next());
            assertFalse(cups.hasNext());
            assertFalse(cups.hasNext());
            assertThrows(NoSuchElementException.class, cups::next);
            return null;
        });
        assertTrace("10 cup 1", "10 cleans up", "15 clean");
    }

    @Test
    void closeAwaitsTheFinally() {
        run(() -> {
            try (var cups = cups(3)) {
                cups.next();
            }
            note("closed");
            return null;
        });
        assertTrace("10 cup 1", "10 cleans up", "15 clean", "15 closed");
    }

    @Test
    void aBodyThatYieldsWhenClosedIsAnError() {
        run(() -> {
            var stubborn = AsyncGenerator.<String>of(out -> {
                try {
                    out.yield("tea");
                } catch (GeneratorExit exit) {
                    out.yield("more tea");
                }
            });
            stubborn.next();
            assertEquals(
                    "the async generator was closed, but yields more tea",
                    assertThrows(IllegalStateException.class, stubborn::close).getMessage());
            return null;
        });
    }

    @Test
    void aCallDuringAnotherTasksCallIsRefused() {
        run(() -> {
            var cups = cups(1);
            var first = start(cups::next);
            sleep(millis(1));
            assertThrows(AlreadyRunning.class, cups::next);
            assertThrows(AlreadyRunning.class, cups::close);
            assertEquals(1, await(first));
            cups.close();
            return null;
        });
        assertTrace("10 cup 1", "10 cleans up", "15 clean");
    }

    @Test
    void aCancellationArrivesWhereTheBodyAwaits() {
        run(() -> {
            var cups = cups(1);
            var asks = start(cups::next);
            sleep(millis(1));
            asks.cancel();
            assertThrows(CancelledError.class, () -> await(asks));
            assertFalse(cups.hasNext());
            return null;
        });
        assertTrace("1 cleans up", "6 clean");
    }

    @Test
    void aBodyMayCatchTheCancellation() {
        run(() -> {
            var cups = AsyncGenerator.<String>of(out -> {
                try {
                    sleep(millis(10));
                } catch (CancelledError cancelled) {
                    out.yield("half a cup");
                }
            });
            var asks = start(cups::next);
            sleep(millis(1));
            asks.cancel();
            assertEquals("half a cup", await(asks));
            cups.close();
            return null;
        });
    }

    @Test
    void anExceptionIsTheSameObjectAndEndsTheGenerator() {
        var spilled = new IllegalArgumentException("spilled");
        run(() -> {
            var cups = AsyncGenerator.<String>of(out -> {
                sleep(millis(1));
                throw spilled;
            });
            assertSame(spilled, assertThrows(IllegalArgumentException.class, cups::next));
            assertFalse(cups.hasNext());
            return null;
        });
    }

    @Test
    void aBodyMayEndWhenItIsClosedOrGetsAnException() {
        run(() -> {
            for (boolean closes : new boolean[] {true, false}) {
                var cups = AsyncGenerator.<String>of(out -> {
                    try {
                        out.yield("tea");
                    } catch (GeneratorExit | IllegalArgumentException end) {
                        note("ends");
                    }
                });
                assertEquals("tea", cups.next());
                if (closes) {
                    cups.close();
                    cups.close();
                } else {
                    assertThrows(NoSuchElementException.class, () -> cups.throwIn(new IllegalArgumentException()));
                }
                assertFalse(cups.hasNext());
            }
            return null;
        });
        assertTrace("0 ends", "0 ends");
    }

    @Test
    void aLoopClosesItsOwnGeneratorsOnly() {
        var cups = cups(2);
        assertEquals(1, run(cups::next));
        try (var other = new SelectorEventLoop(clock)) {
            other.runUntilComplete(() -> null);
        }
        assertEquals(2, run(cups::next));
    }

    @Test
    void throwInArrivesAtTheYield() {
        run(() -> {
            var cups = AsyncGenerator.<String>of(out -> {
                try {
                    out.yield("tea");
                } catch (IllegalArgumentException spilled) {
                    sleep(millis(2));
                    out.yield("another tea");
                }
            });
            assertEquals("tea", cups.next());
            assertEquals("another tea", cups.throwIn(new IllegalArgumentException()));
            var late = new IllegalStateException("late");
            assertSame(late, assertThrows(IllegalStateException.class, () -> cups.throwIn(late)));
            return null;
        });
    }

    @Test
    void oneGeneratorAwaitsAnother() {
        run(() -> {
            var doubled = AsyncGenerator.<Integer>of(out -> {
                var cups = cups(2);
                while (cups.hasNext()) {
                    out.yield(2 * cups.next());
                }
            });
            List<Integer> got = new ArrayList<>();
            doubled.forEachRemaining(got::add);
            assertEquals(List.of(2, 4), got);
            return null;
        });
        assertTrace("10 cup 1", "20 cup 2", "20 cleans up", "25 clean");
    }

    @Test
    void anAsyncGeneratorYieldsToTheOthersOnce() {
        run(() -> {
            var passes = AsyncGenerator.<String>of(out -> {
                note("before");
                sleep(millis(0));
                note("after");
                out.yield("tea");
            });
            var other = start(() -> {
                note("other");
                return null;
            });
            passes.next();
            await(other);
            passes.close();
            return null;
        });
        assertTrace("0 before", "0 other", "0 after");
    }

    @Test
    void theLoopClosesThoseThatAreLeft() {
        run(() -> {
            cups(3).next();
            return cups(3).next();
        });
        note("the program ends");
        loop.close();
        assertTrace(
                "10 cup 1", "20 cup 1", "20 the program ends", "20 cleans up", "20 cleans up", "25 clean", "25 clean");
    }

    @Test
    void aFailureWhileTheLoopClosesIsReported() {
        run(() -> {
            var cups = AsyncGenerator.<String>of(out -> {
                try {
                    out.yield("tea");
                } finally {
                    sleep(millis(1));
                    note("fails");
                    throwSpilled();
                }
            });
            return cups.next();
        });
        loop.close();
        assertTrace("1 fails");
        assertEquals(List.of("IllegalArgumentException"), reported);
    }

    private static void throwSpilled() {
        throw new IllegalArgumentException("spilled");
    }

    @Test
    void aForgottenGeneratorIsClosed() {
        run(() -> {
            cups(3).next();
            while (trace.size() < 3) {
                System.gc();
                sleep(millis(1)); // an idle loop looks for forgotten generators
            }
            return null;
        });
        assertTrue(trace.get(1).endsWith("cleans up"), trace.toString());
    }

    @Test
    void outsideATaskItIsRefused() {
        assertThrows(IllegalStateException.class, cups(1)::next);
        assertTrace();
    }
}
