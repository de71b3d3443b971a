package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.generators.Suspension;

/// What the contracts do not ask of a participant's loop.
final class EventLoopTest extends OnEachBackend {

    @Test
    void anHourOfTimersTakesNoTime() {
        run(() -> {
            for (int minute = 0; minute < 60; minute++) {
                Async.sleep(Duration.ofMinutes(1));
            }
            note("an hour");
            return null;
        });
        assertTrace("3600000 an hour");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void anotherThreadWakesTheLoop() throws InterruptedException {
        var thread = new AtomicReference<Thread>();
        loop.callSoon(() -> thread.set(Thread.ofPlatform().daemon().start(() -> {
            assertThrows(IllegalStateException.class, () -> loop.callSoon(() -> note("never")));
            loop.callSoonThreadsafe(() -> note("from outside"));
            loop.callSoonThreadsafe(loop::stop);
        })));
        loop.runForever(); // without ready callbacks and timers it waits at the selector
        thread.get().join();
        assertTrace("0 from outside");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void closingCancelsWhatIsLeftAndNamesWhatDoesNotEnd() {
        run(() -> {
            Async.start("polite", () -> {
                try {
                    Async.sleep(millis(100));
                } finally {
                    note("polite cleans up");
                }
                return null;
            });
            Async.start("stubborn", stubborn());
            Async.start("failing", () -> {
                try {
                    Async.sleep(millis(100));
                } finally {
                    fail();
                }
                return null;
            });
            Async.sleep(Duration.ZERO);
            return null;
        });
        loop.close();
        assertTrace("0 polite cleans up");
        assertEquals(List.of("CancelledError", "ArithmeticException"), reported);
    }

    private static void fail() {
        throw new ArithmeticException("in a finally");
    }

    private static Callable<Void> stubborn() {
        return () -> {
            while (true) {
                try {
                    Async.sleep(Duration.ZERO);
                } catch (CancelledError ignored) {
                    // goes on
                }
            }
        };
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void runReturnsWhatTheBodyReturnsOrThrows() {
        assertEquals("tea", Async.run(() -> "tea"));
        var failure = new IllegalArgumentException("no milk");
        assertEquals(
                failure,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Async.run(() -> {
                            throw failure;
                        })));
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aStoppedLoopLeavesATaskThatIsNotDone() {
        var wrong = assertThrows(
                IllegalStateException.class,
                () -> run(() -> {
                    loop.stop();
                    Async.sleep(millis(10));
                    return null;
                }));
        assertTrue(wrong.getMessage().contains("stopped before task"), wrong.getMessage());
        assertFalse(loop.tasks().isEmpty());
        loop.close(); // on the thread that has begun the task
    }

    @Test
    void awaitNeedsATask() {
        assertThrows(IllegalStateException.class, () -> Async.sleep(millis(1)));
        assertThrows(IllegalStateException.class, () -> Async.sleep(Duration.ZERO));
        assertThrows(IllegalStateException.class, () -> Async.start(() -> null));
        Future<String> pending = loop.createFuture();
        assertThrows(IllegalStateException.class, pending::await);
        loop.callSoon(() -> {
            assertThrows(IllegalStateException.class, pending::await);
            note("refused");
            loop.stop();
        });
        loop.runForever();
        assertTrace("0 refused");
    }

    @Test
    void aCallbackKeepsTheContextInWhichItWasMade() {
        var name = new ContextVar<>("name", "nobody");
        run(() -> {
            var token = name.set("Ada");
            loop.callSoon(() -> {
                note(name.get());
                name.set("changed");
            });
            loop.callLater(millis(5), () -> note(name.get()));
            Task<Void> child = Async.start(() -> {
                name.set("Linus");
                Async.sleep(millis(1));
                note("child " + name.get());
                return null;
            });
            child.await();
            note("parent " + name.get());
            name.reset(token);
            note("parent " + name.get());
            Async.sleep(millis(10));
            return null;
        });
        assertTrace("0 Ada", "1 child Linus", "1 parent Ada", "1 parent nobody", "5 Ada");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void eachThreadKnowsItsLoop() throws InterruptedException {
        var outside = Running.here();
        assertFalse(Running.loops().contains(loop));
        run(() -> {
            Thread other = Thread.ofPlatform().daemon().start(() -> Async.run(() -> "tea"));
            other.join();
            assertEquals(loop, Running.loop());
            assertTrue(Running.loops().contains(loop));
            return null;
        });
        assertEquals(outside, Running.here());
        assertFalse(Running.loops().contains(loop));
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aTimerThatIsCancelledTwiceIsCountedOnce() {
        TimerHandle timer = loop.callLater(millis(1), () -> {});
        timer.cancel();
        timer.cancel();
        assertEquals(1, loop.cancelledTimers);
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aHandleIsCancelledAndTheLoopSaysWhetherItRuns() {
        loop.callSoon(() -> note("never")).cancel();
        loop.callSoon(() -> note("never"), Context.current()).cancel();
        loop.callSoonThreadsafe(() -> note("never")).cancel();
        loop.callSoon(() -> note("runs: " + loop.isRunning()));
        loop.callSoon(loop::stop);
        loop.runForever();
        assertFalse(loop.isRunning());
        assertTrace("0 runs: true");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aTaskThatEndsNormallyWhenTheLoopIsClosedIsNotReported() {
        run(() -> {
            Async.start(() -> {
                try {
                    Async.sleep(millis(10));
                } catch (CancelledError cancelled) {
                    note("ends");
                }
                return null;
            });
            Async.sleep(Duration.ZERO);
            return null;
        });
        loop.close();
        assertTrace("0 ends");
        assertEquals(List.of(), reported);
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aTaskThatHasBegunGoesOnWithTheLoopOnAnotherThread() {
        Task<String> ada = loop.createTask("Ada", () -> {
            Async.sleep(millis(1));
            Async.sleep(millis(1)); // asks for the running loop again
            return Async.await(Async.start("Bob", sleeper("Bob", 1, "tea")));
        });
        loop.stop();
        loop.runForever();
        Callable<String> rest = () -> loop.runUntilComplete(() -> Async.await(ada));
        assertEquals("tea", suspension == Suspension.CONTINUATION ? call(rest) : callOnAnotherThread(rest));
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aTaskThatHasNotBegunMayBeginOnAnotherThread() {
        Task<String> ada = loop.createTask("Ada", () -> Async.await(Async.start("Bob", sleeper("Bob", 1, "tea"))));
        assertEquals("tea", callOnAnotherThread(() -> loop.runUntilComplete(() -> Async.await(ada))));
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void anAsyncGeneratorGoesOnWithTheLoopOnAnotherThread() {
        if (suspension == Suspension.CONTINUATION) {
            return; // it stays on one thread
        }
        AsyncGenerator<Integer> cups = AsyncGenerator.of(out -> {
            for (int cup = 1; cup <= 2; cup++) {
                Async.sleep(millis(1));
                out.yield(cup);
            }
        });
        assertEquals(1, run(cups::next));
        assertEquals(2, callOnAnotherThread(() -> loop.runUntilComplete(cups::next)));
    }
}
