package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/// Timeouts, shields, gathers, waits and groups. The expected orders are those of CPython's asyncio.
final class CombinatorsTest extends OnEachBackend {
    private <T> Callable<T> failing(int millis, RuntimeException failure) {
        return () -> {
            Async.sleep(millis(millis));
            throw failure;
        };
    }

    @Test
    void aTimeoutCancelsTheBodyAndWaitsForItsEnd() {
        run(() -> {
            assertThrows(
                    TimeoutException.class,
                    () -> Async.timeout(millis(10), () -> {
                        try {
                            Async.sleep(millis(100));
                        } finally {
                            Async.sleep(millis(5));
                            note("cleaned up");
                        }
                        return null;
                    }));
            assertEquals(0, Running.task().cancelling());
            Async.sleep(millis(100)); // disarmed
            note("goes on");
            return null;
        });
        assertTrace("15 cleaned up", "115 goes on");
    }

    @Test
    void aBodyInTimeIsLeftAlone() throws TimeoutException {
        run(() -> {
            assertEquals("tea", Async.timeout(millis(10), sleeper("tea", 5, "tea")));
            assertThrows(
                    ArithmeticException.class, () -> Async.timeout(millis(10), failing(1, new ArithmeticException())));
            Async.sleep(millis(50));
            return null;
        });
        assertTrace("0 tea begins", "5 tea ends");
    }

    @Test
    void aTimeoutTurnsOnlyItsOwnCancellationIntoATimeout() {
        run(() -> {
            Task<String> task = Async.start(() -> Async.timeout(millis(10), sleeper("a", 100, "A")));
            Async.sleep(millis(5));
            task.cancel("closing time");
            assertThrows(CancelledError.class, task::await);
            return null;
        });
        assertTrace("0 a begins", "5 a is cancelled");
    }

    @Test
    void theOuterOfTwoTimeoutsPassesTheInner() {
        run(() -> {
            assertThrows(
                    TimeoutException.class,
                    () -> Async.timeout(millis(10), () -> {
                        try {
                            return Async.timeout(millis(50), sleeper("a", 100, "A"));
                        } catch (TimeoutException inner) {
                            note("never");
                            throw inner;
                        }
                    }));
            return null;
        });
        assertTrace("0 a begins", "10 a is cancelled");
    }

    @Test
    void theInnerOfTwoTimeoutsIsCaughtInside() {
        run(() -> {
            assertEquals("late", Async.timeout(millis(50), () -> {
                try {
                    return Async.timeout(millis(10), sleeper("a", 100, "A"));
                } catch (TimeoutException inner) {
                    return "late";
                }
            }));
            return null;
        });
        assertTrace("0 a begins", "10 a is cancelled");
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
    void aShieldKeepsTheInnerTask() {
        run(() -> {
            Task<String> inner = Async.start(sleeper("inner", 20, "A"));
            Task<String> outer = Async.start(() -> Async.shield(inner).await());
            Async.sleep(millis(5));
            outer.cancel();
            assertThrows(CancelledError.class, outer::await);
            assertFalse(inner.isDone());
            assertEquals("A", inner.await());
            return null;
        });
        assertTrace("0 inner begins", "20 inner ends");
    }

    @Test
    void gatherGivesResultsInOrderOfTheFutures() {
        run(() -> {
            Task<String> a = Async.start(sleeper("a", 20, "A"));
            Task<String> b = Async.start(sleeper("b", 10, "B"));
            assertEquals(List.of("A", "B", "A"), Async.gather(List.of(a, b, a)).await());
            assertEquals(List.of(), Async.gather(List.<Future<String>>of()).await());
            return null;
        });
    }

    @Test
    void theFirstFailureOfAGatherComesOutAndTheOthersRunOn() {
        var failure = new ArithmeticException("no milk");
        run(() -> {
            Task<String> a = Async.start(sleeper("a", 20, "A"));
            Task<String> b = Async.start(failing(10, failure));
            assertSame(
                    failure,
                    assertThrows(
                            ArithmeticException.class,
                            () -> Async.gather(List.of(a, b)).await()));
            note("failed");
            assertEquals("A", a.await());
            return null;
        });
        assertTrace("0 a begins", "10 failed", "20 a ends");
    }

    @Test
    void cancellingAGatherCancelsAll() {
        run(() -> {
            Task<String> a = Async.start(sleeper("a", 20, "A"));
            Task<String> b = Async.start(sleeper("b", 20, "B"));
            Task<List<String>> both =
                    Async.start(() -> Async.gather(List.of(a, b)).await());
            Async.sleep(millis(5));
            both.cancel();
            assertThrows(CancelledError.class, both::await);
            assertTrue(a.isCancelled() && b.isCancelled());
            return null;
        });
        assertTrace("0 a begins", "0 b begins", "5 a is cancelled", "5 b is cancelled");
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
    void aGroupWaitsForItsTasks() {
        assertEquals(
                "result",
                run(() -> TaskGroup.run(group -> {
                    group.start(sleeper("a", 20, "A"));
                    group.start(sleeper("b", 10, "B"));
                    note("body ends");
                    return "result";
                })));
        assertTrace("0 body ends", "0 a begins", "0 b begins", "10 b ends", "20 a ends");
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
    void aFailingBodyCancelsTheTasksOfItsGroup() {
        var failure = new ArithmeticException("in the body");
        run(() -> {
            var thrown = assertThrows(
                    ExceptionGroup.class,
                    () -> TaskGroup.run(group -> {
                        group.start(sleeper("a", 100, "A"));
                        Async.sleep(millis(5));
                        throw failure;
                    }));
            assertEquals(List.of(failure), thrown.exceptions());
            return null;
        });
        assertTrace("0 a begins", "5 a is cancelled");
    }

    @Test
    void aGroupThatIsCancelledFromOutsideIsCancelled() {
        run(() -> {
            Task<String> task = Async.start(() -> TaskGroup.run(group -> {
                group.start(sleeper("a", 100, "A"));
                return "never";
            }));
            Async.sleep(millis(5));
            task.cancel();
            assertThrows(CancelledError.class, task::await);
            return null;
        });
        assertTrace("0 a begins", "5 a is cancelled");
    }

    @Test
    void aCancelledChildIsSilentAndAnAbortingGroupStartsNothing() {
        run(() -> {
            assertEquals("fine", TaskGroup.run(group -> {
                Task<String> child = group.start(sleeper("a", 100, "A"));
                Async.sleep(millis(5));
                child.cancel();
                return "fine";
            }));
            assertThrows(
                    ExceptionGroup.class,
                    () -> TaskGroup.run(group -> {
                        group.start(failing(1, new ArithmeticException()));
                        try {
                            Async.sleep(millis(10));
                        } catch (CancelledError cancelled) {
                            assertThrows(IllegalStateException.class, () -> group.start(() -> null));
                            throw cancelled;
                        }
                        return null;
                    }));
            return null;
        });
    }

    @Test
    void aTaskOfAGroupMayStartMoreTasks() {
        run(() -> TaskGroup.run(group -> {
            group.start(() -> {
                Async.sleep(millis(5));
                group.start(sleeper("grandchild", 5, "x"));
                return null;
            });
            return null;
        }));
        assertTrace("5 grandchild begins", "10 grandchild ends");
    }

    @Test
    void aTimeoutOfZeroEndsAtTheFirstAwait() {
        run(() -> {
            assertThrows(TimeoutException.class, () -> Async.timeout(Duration.ZERO, sleeper("a", 100, "A")));
            return null;
        });
        assertTrace("0 a begins", "0 a is cancelled");
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
