package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.async.Async.ReturnWhen;

/// What no exercise asks for: `wait`, `waitFor`, and the order in which a group cancels. The expected orders are those
/// of CPython's asyncio.
final class CombinatorsTest extends OnEachBackend {
    private <T> Callable<T> failing(int millis, RuntimeException failure) {
        return () -> {
            Async.sleep(millis(millis));
            throw failure;
        };
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitForCancelsWhatIsAwaited() {
        run(() -> {
            Task<String> slow = Async.start(sleeper("slow", 100, "x"));
            assertThrows(TimeoutException.class, () -> Async.waitFor(slow, millis(10)));
            assertTrue(slow.isCancelled());
            assertEquals("x", Async.waitFor(Async.start(sleeper("fast", 1, "x")), millis(10)));
            return null;
        });
        assertTrace("0 slow begins", "10 slow is cancelled", "10 fast begins", "11 fast ends");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitReturnsWhenItIsEnough() {
        run(() -> {
            Task<String> a = Async.start(sleeper("a", 10, "A"));
            Task<String> b = Async.start(failing(20, new ArithmeticException()));
            Task<String> c = Async.start(sleeper("c", 30, "C"));
            List<Task<String>> all = List.of(a, b, c);
            assertEquals(
                    List.of(a),
                    Async.wait(all, ReturnWhen.FIRST_COMPLETED, null).done());
            note("first");
            assertEquals(
                    List.of(c),
                    Async.wait(all, ReturnWhen.FIRST_EXCEPTION, null).pending());
            note("exception");
            assertEquals(
                    List.of(c),
                    Async.wait(all, ReturnWhen.ALL_COMPLETED, millis(5)).pending());
            note("time");
            assertEquals(all, Async.wait(all, ReturnWhen.ALL_COMPLETED, null).done());
            note("all");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Async.wait(List.<Task<String>>of(), ReturnWhen.ALL_COMPLETED, null));
            return null;
        });
        assertTrace(
                "0 a begins", "0 c begins", "10 a ends", "10 first", "20 exception", "25 time", "30 c ends", "30 all");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitLooksAtWhatIsDoneAlreadyAndLeavesNothing() {
        run(() -> {
            Task<String> late = Async.start(sleeper("late", 100, "L"));
            Future<String> cancelled = loop.createFuture();
            cancelled.cancel();
            Future<String> failed = loop.createFuture();
            failed.setException(new ArithmeticException());
            Future<String> tea = loop.createFuture();
            tea.setResult("tea");
            assertEquals(
                    List.of(late),
                    Async.wait(List.of(failed, late), ReturnWhen.FIRST_EXCEPTION, null)
                            .pending());
            assertEquals(
                    List.of(tea),
                    Async.wait(List.of(tea, late), ReturnWhen.FIRST_COMPLETED, null)
                            .done());
            assertEquals(
                    List.of(tea, cancelled),
                    Async.wait(List.of(tea, cancelled), ReturnWhen.ALL_COMPLETED, null)
                            .done());
            assertEquals(0, clock.nanoTime());
            Async.wait(List.of(tea, cancelled, late), ReturnWhen.FIRST_EXCEPTION, millis(10));
            note("neither a result nor a cancellation is an exception");
            Async.wait(List.of(late), ReturnWhen.ALL_COMPLETED, Duration.ofHours(1));
            return null;
        });
        assertTrace("0 late begins", "10 neither a result nor a cancellation is an exception", "100 late ends");
        assertEquals(null, loop.nextTimer());
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitDoesNotPauseIfItIsEnoughAlready() {
        run(() -> {
            Future<String> tea = loop.createFuture();
            tea.setResult("tea");
            Future<String> failed = loop.createFuture();
            failed.setException(new ArithmeticException());
            Future<String> never = loop.createFuture();
            Async.start(() -> {
                note("the others run");
                return null;
            });
            Async.wait(List.of(tea, failed), ReturnWhen.ALL_COMPLETED, null);
            Async.wait(List.of(tea, never), ReturnWhen.FIRST_COMPLETED, null);
            Async.wait(List.of(failed, never), ReturnWhen.FIRST_EXCEPTION, null);
            assertEquals("tea", Async.waitFor(tea, millis(1)));
            note("has not paused");
            never.cancel();
            return null;
        });
        assertTrace("0 has not paused", "0 the others run");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aGroupGivesTheTaskThatItStarts() {
        assertEquals(
                "tea", run(() -> TaskGroup.run(group -> group.start(() -> "tea").await())));
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aCancelledSleepLeavesNoTimerAndNoneNeedsOne() {
        run(() -> {
            Task<String> sleeping = Async.start(sleeper("Ada", 100, "A"));
            Async.sleep(Duration.ZERO);
            sleeping.cancel();
            Async.sleep(millis(-1));
            return null;
        });
        assertTrace("0 Ada begins", "0 Ada is cancelled");
        assertEquals(null, loop.nextTimer());
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitForGivesWhatIsThereAlready() {
        run(() -> {
            Future<String> tea = loop.createFuture();
            tea.setResult("tea");
            assertEquals("tea", Async.waitFor(tea, Duration.ZERO));
            assertEquals("tea", Async.waitFor(tea, millis(1)));
            return null;
        });
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitForGivesWhatIsAwaitedIfItRefusesToBeCancelled() {
        run(() -> {
            Task<String> stubborn = Async.start(() -> {
                try {
                    Async.sleep(millis(10));
                } catch (CancelledError cancelled) {
                    Async.sleep(millis(1));
                }
                return "tea";
            });
            Async.sleep(Duration.ZERO);
            assertEquals("tea", Async.waitFor(stubborn, Duration.ZERO));
            return null;
        });
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aGroupOfExceptionsHoldsThemAll() {
        var first = new ArithmeticException("no milk");
        var second = new IllegalStateException("no cup");
        var both = new ExceptionGroup("a shop has failed", List.of(first, second));
        assertSame(first, both.getCause());
        assertEquals(List.of(second), List.of(both.getSuppressed()));
        assertEquals("a shop has failed (2 exceptions)", both.getMessage());
        assertEquals("x (1 exception)", new ExceptionGroup("x", List.of(first)).getMessage());
    }

    @Test
    void theFirstFailureInAGroupCancelsTheOthersAndTheBody() {
        var first = new ArithmeticException("no milk");
        var second = new IllegalStateException("in a finally");
        run(() -> {
            var thrown = assertThrows(
                    ExceptionGroup.class,
                    () -> TaskGroup.run(group -> {
                        group.start(failing(10, first));
                        group.start(sleeper("sibling", 100, "x"));
                        group.start(() -> {
                            try {
                                Async.sleep(millis(100));
                            } finally {
                                fail(second);
                            }
                            return null;
                        });
                        try {
                            Async.sleep(millis(100));
                        } catch (CancelledError cancelled) {
                            note("body is cancelled");
                            throw cancelled;
                        }
                        return null;
                    }));
            assertEquals(List.of(first, second), thrown.exceptions());
            assertSame(first, thrown.getCause());
            assertEquals(0, Running.task().cancelling());
            Async.sleep(millis(1));
            return null;
        });
        assertTrace("0 sibling begins", "10 sibling is cancelled", "10 body is cancelled");
    }

    private static void fail(RuntimeException failure) {
        throw failure;
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitForWithoutTimeCancelsAtOnce() {
        run(() -> {
            Task<String> never = Async.start(sleeper("never", 1, "x"));
            assertThrows(TimeoutException.class, () -> Async.waitFor(never, Duration.ZERO));
            Task<String> stubborn = Async.start(() -> {
                try {
                    Async.sleep(millis(10));
                } catch (CancelledError ignored) {
                    Async.sleep(millis(5));
                }
                return "stubborn";
            });
            Async.sleep(Duration.ZERO);
            assertEquals("stubborn", Async.waitFor(stubborn, millis(-1)));
            return null;
        });
        assertTrace(); // the body of `never` did not begin
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void waitEndsWithTheCallbackOfTheLastFuture() {
        Future<Void> first = loop.createFuture();
        Future<Void> last = loop.createFuture();
        run(() -> {
            Task<Void> waiting = Async.start(() -> {
                Async.wait(List.of(first, last), ReturnWhen.ALL_COMPLETED, null);
                note("waited");
                return null;
            });
            Async.sleep(Duration.ZERO);
            first.setResult(null);
            loop.callSoon(() -> loop.callSoon(() -> note("between")));
            last.setResult(null);
            return waiting.await();
        });
        assertTrace("0 between", "0 waited");
    }

    @Test
    void aGatherThatCanDeliverNoSecondRequestSaysSo() {
        var failure = new ArithmeticException("no milk");
        Future<Void> never = loop.createFuture();
        run(() -> {
            Task<Void> child = Async.start(() -> {
                try {
                    return never.await();
                } catch (CancelledError first) {
                    throw failure;
                }
            });
            Task<List<Void>> waiting =
                    Async.start(() -> Async.gather(List.of(child)).await());
            Async.sleep(Duration.ZERO);
            waiting.cancel();
            loop.callSoon(waiting::cancel); // the child has failed, and the gather does not know yet
            assertThrows(CancelledError.class, waiting::await);
            return null;
        });
    }
}
