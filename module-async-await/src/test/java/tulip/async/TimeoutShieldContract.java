package tulip.async;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a timeout and a shield must prove. The expected orders are those of CPython 3.13's asyncio.
public abstract class TimeoutShieldContract extends OnManualLoop {
    protected abstract <T> T timeout(Duration most, Callable<T> body) throws TimeoutException;

    protected abstract <T> Future<T> shield(Future<T> inner);

    /// Starts a task, and notes how its body ends.
    private Task<?> start(String name, Action body) {
        return loop.createTask(name, () -> {
            try {
                body.run();
                noteTime(name + " ends");
                return null;
            } catch (Throwable thrown) {
                noteTime(name + " ends with " + withoutMessage(told(thrown)));
                return raise(thrown instanceof CancelledError ? thrown : new Noted(thrown));
            }
        });
    }

    /// The failure of a task whose end was noted.
    private static final class Noted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Noted(Throwable thrown) {
            super(thrown);
        }
    }

    private void noteTimeout(int most, Callable<?> body) {
        noteTime("timeout " + typeOf(() -> timeout(millis(most), body)));
    }

    private void noteRequests() {
        note("requests: " + Running.task().cancelling());
    }

    private static String typeOf(Callable<?> action) {
        return withoutMessage(comesOf(action));
    }

    /// Without the message of a cancellation: an answer may have its own words.
    private static String withoutMessage(String came) {
        return came.replaceAll("(?<=CancelledError) .*", "");
    }

    private static void sleep(int millis) {
        Async.sleep(millis(millis));
    }

    @Check("If the body ends in time, timeout gives its result, also null.")
    @Order(1)
    void theResultOfABodyInTime() {
        runAll(
                "make a task with two timeouts of 10 ms, whose bodies take 5 and 3 ms; then sleep",
                () -> start("main", () -> {
                    noteTimeout(10, sleeper("a", 5, "tea"));
                    noteTimeout(10, sleeper("b", 3, null));
                    sleeper("sleep", 50, null).call();
                }));
        expectSeen(
                "0: a begins",
                "5: a ends",
                "5: timeout gets tea",
                "5: b begins",
                "8: b ends",
                "8: timeout gets null",
                "8: sleep begins",
                "58: sleep ends",
                "58: main ends");
    }

    @Check("What the body throws comes out as it is: the same object, checked or not, also a TimeoutException.")
    @Order(2)
    void theExceptionOfABodyInTime() {
        List<Throwable> failures = List.of(
                new ArithmeticException("no milk"),
                new IOException("no power"),
                new AssertionError("no cups"),
                new TimeoutException("of the body"));
        List<Throwable> caught = new ArrayList<>();
        runAll(
                "make a task with four timeouts of 12 ms, whose bodies throw after 5 ms",
                () -> start("main", () -> {
                    for (Throwable failure : failures) {
                        try {
                            timeout(millis(12), () -> {
                                sleep(5);
                                return raise(failure);
                            });
                        } catch (Throwable thrown) {
                            caught.add(thrown);
                            note("timeout catches " + told(thrown));
                        }
                    }
                }));
        expectSeen(
                "timeout catches ArithmeticException (no milk)",
                "timeout catches IOException",
                "timeout catches AssertionError",
                "timeout catches TimeoutException",
                "20: main ends");
        for (int i = 0; i < failures.size(); i++) {
            expectSame("the exception", failures.get(i), caught.get(i));
        }
    }

    @Check("When the time is over, the await of the body throws CancelledError, and timeout throws TimeoutException.")
    @Order(3)
    void theTimeIsOver() {
        List<Throwable> caught = new ArrayList<>();
        runAll(
                "make a task with a timeout of 10 ms, whose body sleeps for 100 ms",
                () -> start("main", () -> {
                    try {
                        noteTime("timeout gets " + timeout(millis(10), sleeper("a", 100, "tea")));
                    } catch (TimeoutException late) {
                        caught.add(late);
                        noteTime("timeout catches " + told(late));
                    }
                }));
        expectSeen("0: a begins", "10: a is cancelled", "10: timeout catches TimeoutException", "10: main ends");
        Throwable cause = caught.getFirst().getCause();
        expect(
                "the type of its cause",
                "CancelledError",
                cause == null ? null : cause.getClass().getSimpleName());
    }

    @Check("timeout waits until the body has cleaned up, even if this takes longer than the time.")
    @Order(4)
    void theBodyCleansUp() {
        runAll(
                "make a task with a timeout of 10 ms, whose body cleans up for 20 ms in a finally",
                () -> start("main", () -> {
                    noteTimeout(10, () -> {
                        try {
                            return sleeper("a", 100, "tea").call();
                        } finally {
                            sleeper("the cleanup", 20, null).call();
                        }
                    });
                }));
        expectSeen(
                "0: a begins",
                "10: a is cancelled",
                "10: the cleanup begins",
                "30: the cleanup ends",
                "30: timeout catches TimeoutException",
                "30: main ends");
    }

    @Check("The body runs in the calling task: it has its context values, and what it sets stays set.")
    @Order(5)
    void theBodyRunsInTheCallingTask() {
        var drink = new ContextVar<String>("drink", "nothing");
        runAll("make a task with a timeout, whose body looks at the running task, and sets a context variable", () -> {
            start("main", () -> {
                Task<?> main = Running.task();
                timeout(millis(10), () -> {
                    note("the body runs in " + (Running.task().equals(main) ? "main" : "another task"));
                    drink.set("tea");
                    return null;
                });
                note("the drink is " + drink.get());
            });
        });
        expectSeen("the body runs in main", "the drink is tea", "0: main ends");
    }

    @Check("After the end of the body, the timer is disarmed: the task is not cancelled later.")
    @Order(6)
    void theTimerIsDisarmed() {
        runAll(
                "make a task with timeouts of 10 ms, whose bodies return and throw at once; then sleep",
                () -> start("main", () -> {
                    noteTimeout(10, () -> "tea");
                    sleeper("sleep", 50, null).call();
                    noteTimeout(10, () -> raise(new ArithmeticException("no milk")));
                    sleeper("sleep", 50, null).call();
                    noteRequests();
                }));
        expectSeen(
                "0: timeout gets tea",
                "0: sleep begins",
                "50: sleep ends",
                "50: timeout catches ArithmeticException (no milk)",
                "50: sleep begins",
                "100: sleep ends",
                "requests: 0",
                "100: main ends");
    }

    @Check("After a TimeoutException the task goes on as before: the request of the timeout is taken back.")
    @Order(7)
    void theTaskGoesOn() {
        runAll(
                "make a task with a timeout of 10 ms, whose body sleeps for 100 ms; then sleep",
                () -> start("main", () -> {
                    noteTimeout(10, sleeper("a", 100, "tea"));
                    noteRequests();
                    sleeper("sleep", 200, null).call();
                }));
        expectSeen(
                "0: a begins",
                "10: a is cancelled",
                "10: timeout catches TimeoutException",
                "requests: 0",
                "10: sleep begins",
                "210: sleep ends",
                "210: main ends");
    }

    @Check("A request of somebody else stays a CancelledError, and disarms the timer.")
    @Order(8)
    void aForeignRequestStays() {
        runAll("make a task with a timeout of 10 ms, whose body sleeps for 100 ms; cancel the task after 5 ms", () -> {
            Task<?> main = start("main", () -> {
                noteTimeout(10, sleeper("a", 100, "tea"));
                noteRequests();
                sleeper("sleep", 50, null).call();
            });
            at(5, () -> main.cancel("closing time"));
        });
        expectSeen(
                "0: a begins",
                "5: a is cancelled",
                "5: timeout catches CancelledError",
                "requests: 1",
                "5: sleep begins",
                "55: sleep ends",
                "55: main ends");
    }

    @Check("If what the body awaits was cancelled by somebody else, timeout throws this CancelledError.")
    @Order(9)
    void theAwaitedFutureIsCancelled() {
        Future<String> cup = loop.createFuture();
        runAll("make a task with a timeout of 10 ms, whose body awaits a future; cancel the future after 5 ms", () -> {
            start("main", () -> {
                noteTimeout(10, cup::await);
                noteRequests();
            });
            at(5, cup::cancel);
        });
        expectSeen("5: timeout catches CancelledError", "requests: 0", "5: main ends");
    }

    @Check(
            "If the body catches the CancelledError and returns, timeout gives its result, and the request is taken back.")
    @Order(10)
    void theBodyCatchesTheError() {
        runAll(
                "make a task with a timeout of 10 ms, whose body catches the error and sleeps for 20 ms",
                () -> start("main", () -> {
                    noteTimeout(10, () -> {
                        note("the body " + typeOf(sleeper("a", 100, "tea")));
                        return sleeper("b", 20, "coffee").call();
                    });
                    noteRequests();
                    sleeper("sleep", 50, null).call();
                }));
        expectSeen(
                "0: a begins",
                "10: a is cancelled",
                "the body catches CancelledError",
                "10: b begins",
                "30: b ends",
                "30: timeout gets coffee",
                "requests: 0",
                "30: sleep begins",
                "80: sleep ends",
                "80: main ends");
    }

    @Check("If the cleanup of the body throws, timeout throws this exception, and the request is taken back.")
    @Order(11)
    void theCleanupThrows() {
        runAll(
                "make a task with a timeout of 10 ms, whose body throws in its finally",
                () -> start("main", () -> {
                    noteTimeout(10, () -> {
                        try {
                            return sleeper("a", 100, "tea").call();
                        } finally {
                            raise(new ArithmeticException("in the cleanup"));
                        }
                    });
                    noteRequests();
                }));
        expectSeen(
                "0: a begins",
                "10: a is cancelled",
                "10: timeout catches ArithmeticException (in the cleanup)",
                "requests: 0",
                "10: main ends");
    }

    @Check("Without time, or with less than none, the body begins. Its first await that pauses throws.")
    @Order(12)
    void thereIsNoTime() {
        Future<String> done = loop.createFuture();
        runAll("make a task with timeouts of 0 and -10 ms; the body awaits a done future, or sleeps", () -> {
            done.setResult("water");
            start("main", () -> {
                noteTimeout(0, done::await);
                noteTimeout(0, sleeper("a", 100, "tea"));
                noteTimeout(-10, sleeper("b", 100, "tea"));
                noteRequests();
                sleeper("sleep", 5, null).call();
            });
        });
        expectSeen(
                "0: timeout gets water",
                "0: a begins",
                "0: a is cancelled",
                "0: timeout catches TimeoutException",
                "0: b begins",
                "0: b is cancelled",
                "0: timeout catches TimeoutException",
                "requests: 0",
                "0: sleep begins",
                "5: sleep ends",
                "5: main ends");
    }

    @Check("If the time is over in the turn in which the awaited future is done, timeout throws TimeoutException.")
    @Order(13)
    void theResultComesInTheSameTurn() {
        Future<String> cup = loop.createFuture();
        runAll(
                "make a task with a timeout of 0 ms, whose body awaits a future; the future is done in that turn",
                () -> {
                    start("main", () -> {
                        loop.callSoon(() -> {
                            if (!cup.isDone()) {
                                cup.setResult("tea");
                            }
                        });
                        noteTimeout(0, cup::await);
                        noteRequests();
                        sleeper("sleep", 5, null).call();
                    });
                });
        expectSeen(
                "0: timeout catches TimeoutException",
                "requests: 0",
                "0: sleep begins",
                "5: sleep ends",
                "5: main ends");
    }

    @Check(
            "If the time is over and somebody else cancels the task too, timeout throws CancelledError: one request stays.")
    @Order(14)
    void aForeignRequestComesToo() {
        runAll(
                "make two tasks with a timeout, which clean up; cancel one before the time is over, and one after",
                () -> {
                    Task<?> before = start("before", () -> cleansUp("before", 10));
                    Task<?> after = start("after", () -> cleansUp("after", 20));
                    at(5, () -> before.cancel("closing time"));
                    at(25, () -> after.cancel("closing time"));
                });
        expectSeen(
                "5: before cleans up",
                "before catches CancelledError",
                "requests: 1",
                "10: before ends",
                "20: after cleans up",
                "after catches CancelledError",
                "requests: 1",
                "25: after ends");
    }

    private void cleansUp(String name, int most) {
        note(name + " "
                + typeOf(() -> timeout(millis(most), () -> {
                    try {
                        sleep(100);
                    } finally {
                        noteTime(name + " cleans up");
                        sleep(100);
                    }
                    return "no error";
                })));
        noteRequests();
    }

    @Check("A request from before the timeout does not count: in a cleanup, timeout throws TimeoutException, too.")
    @Order(15)
    void aTimeoutInACleanup() {
        runAll("make a task with a timeout of 10 ms in its finally; cancel it after 5 ms", () -> {
            Task<?> main = start("main", () -> {
                try {
                    sleep(100);
                } finally {
                    noteTimeout(10, sleeper("the cleanup", 100, null));
                    noteRequests();
                }
            });
            at(5, () -> main.cancel("closing time"));
        });
        expectSeen(
                "5: the cleanup begins",
                "15: the cleanup is cancelled",
                "15: timeout catches TimeoutException",
                "requests: 1",
                "15: main ends with CancelledError");
    }

    @Check("Of two nested timeouts, the outer one with less time passes the inner one, which throws CancelledError.")
    @Order(16)
    void theOuterTimeoutIsShorter() {
        runAll(
                "make a task with a timeout of 10 ms, and a timeout of 50 ms in its body",
                () -> start("main", () -> {
                    noteTime("the outer timeout "
                            + typeOf(() -> timeout(millis(10), () -> {
                                noteTimeout(50, sleeper("a", 100, "tea"));
                                sleep(100);
                                return "late";
                            })));
                    noteTime("the outer timeout "
                            + typeOf(() -> timeout(millis(10), () -> {
                                try {
                                    return timeout(millis(50), sleeper("b", 100, "tea"));
                                } catch (TimeoutException inner) {
                                    note("the inner timeout throws TimeoutException");
                                    throw inner;
                                }
                            })));
                    noteRequests();
                }));
        expectSeen(
                "0: a begins",
                "10: a is cancelled",
                "10: timeout catches CancelledError",
                "110: the outer timeout gets late",
                "110: b begins",
                "120: b is cancelled",
                "120: the outer timeout catches TimeoutException",
                "requests: 0",
                "120: main ends");
    }

    @Check("Of two nested timeouts, the inner one with less time throws TimeoutException inside the outer one.")
    @Order(17)
    void theInnerTimeoutIsShorter() {
        runAll(
                "make a task with a timeout of 50 ms, and a timeout of 10 ms in its body",
                () -> start("main", () -> {
                    noteTime("the outer timeout "
                            + typeOf(() -> timeout(millis(50), () -> {
                                noteTimeout(10, sleeper("a", 100, "tea"));
                                return sleeper("b", 5, "coffee").call();
                            })));
                    noteRequests();
                }));
        expectSeen(
                "0: a begins",
                "10: a is cancelled",
                "10: timeout catches TimeoutException",
                "10: b begins",
                "15: b ends",
                "15: the outer timeout gets coffee",
                "requests: 0",
                "15: main ends");
    }

    @Check(
            "If two nested timeouts end in the same turn, the outer one throws TimeoutException, the inner one does not.")
    @Order(18)
    void bothEndInTheSameTurn() {
        runAll(
                "make a task with a timeout of 0 ms, and a timeout of 0 ms in its body",
                () -> start("main", () -> {
                    noteTime("the outer timeout "
                            + typeOf(() -> timeout(Duration.ZERO, () -> {
                                try {
                                    return timeout(Duration.ZERO, sleeper("a", 100, "tea"));
                                } catch (TimeoutException inner) {
                                    note("the inner timeout throws TimeoutException");
                                    throw inner;
                                } finally {
                                    noteRequests();
                                }
                            })));
                    noteRequests();
                }));
        expectSeen(
                "0: a begins",
                "0: a is cancelled",
                "requests: 1",
                "0: the outer timeout catches TimeoutException",
                "requests: 0",
                "0: main ends");
    }

    @Check("Without time, a sleep of 0 ms throws too: the time is over in the next turn, before the task goes on.")
    @Order(19)
    void thereIsNoTimeToLetOthersRun() {
        runAll(
                "make a task with a timeout of 0 ms, whose body sleeps for 0 ms",
                () -> start("main", () -> {
                    noteTimeout(0, sleeper("a", 0, "tea"));
                    noteRequests();
                }));
        expectSeen(
                "0: a begins",
                "0: a is cancelled",
                "0: timeout catches TimeoutException",
                "requests: 0",
                "0: main ends");
    }

    @Check("shield gives a future that is not done. It gets the result of the inner future a turn after it.")
    @Order(20)
    void aShieldGetsTheResult() {
        Future<String> cup = loop.createFuture();
        runAll(
                "make a shield of a future, which is done after 10 ms; look at the shield at once, and a turn later",
                () -> {
                    Future<String> outer = shield(cup);
                    note("at first: " + outcome(outer));
                    start("main", () -> noteTime("main gets " + outer.await()));
                    at(10, () -> {
                        cup.setResult("tea");
                        note("after setResult: " + outcome(outer));
                        loop.callSoon(() -> note("a turn later: " + outcome(outer)));
                    });
                });
        expectSeen(
                "at first: pending",
                "after setResult: pending",
                "a turn later: the result tea",
                "10: main gets tea",
                "10: main ends");
    }

    @Check("If the task that awaits a shield is cancelled, the inner task runs on.")
    @Order(21)
    void theInnerTaskRunsOn() {
        runAll("make a task that sleeps for 20 ms, and a task that awaits its shield; cancel the second task", () -> {
            Task<String> inner = loop.createTask("inner", sleeper("inner", 20, "tea"));
            Task<?> main = start("main", () -> shield(inner).await());
            at(5, () -> main.cancel());
            at(30, () -> note("the end of inner: " + outcome(inner) + ", requests: " + inner.cancelling()));
        });
        expectSeen(
                "0: inner begins",
                "5: main ends with CancelledError",
                "20: inner ends",
                "the end of inner: the result tea, requests: 0");
    }

    @Check("If the inner future fails, the shield fails with the same object. The exception counts as read if one is.")
    @Order(22)
    void aShieldFails() {
        var failure = new ArithmeticException("no milk");
        List<Throwable> caught = new ArrayList<>();
        Future<String> cup = loop.createFuture();
        runAll("make a task that awaits the shield of a future, which fails after 10 ms", () -> {
            start("main", () -> {
                try {
                    shield(cup).await();
                } catch (ArithmeticException thrown) {
                    caught.add(thrown);
                }
            });
            at(10, () -> cup.setException(failure));
        });
        expectSeen("10: main ends");
        expectSame("what the await throws", failure, caught.isEmpty() ? null : caught.getFirst());
        expect("the exceptions that were reported", List.of(), unread());
    }

    @Check("If the inner task is cancelled, the shield is cancelled. The task that awaits the shield may catch that.")
    @Order(23)
    void theInnerTaskIsCancelled() {
        runAll("make a task that sleeps, and a task that awaits its shield; cancel the first task after 5 ms", () -> {
            Task<String> inner = loop.createTask("inner", sleeper("inner", 20, "tea"));
            start("main", () -> {
                Future<String> outer = shield(inner);
                note("main " + typeOf(outer::await));
                note("cancelled: " + outer.isCancelled());
                noteRequests();
                sleep(5);
            });
            at(5, () -> inner.cancel());
        });
        expectSeen(
                "0: inner begins",
                "5: inner is cancelled",
                "main catches CancelledError",
                "cancelled: true",
                "requests: 0",
                "10: main ends");
    }

    @Check("A shield of a future that is done is done at once.")
    @Order(24)
    void aShieldOfADoneFuture() {
        Future<String> done = loop.createFuture();
        Future<String> failed = loop.createFuture();
        Future<String> cancelled = loop.createFuture();
        runAll("make shields of a future with a result, one with an exception, and a cancelled one", () -> {
            done.setResult("tea");
            failed.setException(new ArithmeticException("no milk"));
            cancelled.cancel();
            for (Future<String> inner : List.of(done, failed, cancelled)) {
                note(outcome(shield(inner)));
            }
        });
        expectSeen("the result tea", "the exception ArithmeticException (no milk)", "cancelled: CancelledError");
        expect("the exceptions that were reported", List.of(), unread());
    }

    @Check("If the inner task fails after its shield was cancelled, nobody has read this: the exception is reported.")
    @Order(25)
    void aFailureAfterTheCancellation() {
        var failure = new ArithmeticException("no milk");
        Future<String> cup = loop.createFuture();
        runAll("make a task that awaits a shield; cancel it after 5 ms; the inner future fails after 10 ms", () -> {
            Task<?> main = start("main", () -> shield(cup).await());
            at(5, () -> main.cancel());
            at(10, () -> cup.setException(failure));
        });
        expectSeen("5: main ends with CancelledError");
        expect("the exceptions that were reported", List.of(failure), unread());
    }

    @Check("Two shields of one future are apart: one can be cancelled, and the other gets the result.")
    @Order(26)
    void twoShields() {
        Future<String> cup = loop.createFuture();
        runAll("make two tasks that await shields of one future; cancel one of them", () -> {
            Task<?> a = start("a", () -> shield(cup).await());
            start("b", () -> note("b gets " + shield(cup).await()));
            at(5, () -> a.cancel());
            at(10, () -> cup.setResult("tea"));
        });
        expectSeen("5: a ends with CancelledError", "b gets tea", "10: b ends");
    }

    @Check("A shield may be cancelled in the turn in which the inner future is done, before or after it.")
    @Order(27)
    void cancelledWhenTheInnerIsDone() {
        Future<String> cup = loop.createFuture();
        Future<String> milk = loop.createFuture();
        runAll("make shields of two futures; cancel one after its future is done, and one before", () -> {
            Future<String> ofCup = shield(cup);
            Future<String> ofMilk = shield(milk);
            at(10, () -> {
                cup.setResult("tea");
                note("cancel gives " + ofCup.cancel());
            });
            at(20, () -> {
                note("cancel gives " + ofMilk.cancel());
                milk.setResult("milk");
            });
            at(30, () -> note(outcome(ofCup) + ", " + outcome(ofMilk)));
        });
        expectSeen("cancel gives true", "cancel gives true", "cancelled: CancelledError, cancelled: CancelledError");
    }

    @Check("A timeout around a shield ends the wait, and not the task. Its result can be awaited again.")
    @Order(28)
    void aTimeoutAroundAShield() {
        runAll(
                "make a task that sleeps for 20 ms, and a task that awaits its shield for 10 ms, and then the task",
                () -> {
                    Task<String> inner = loop.createTask("inner", sleeper("inner", 20, "tea"));
                    start("main", () -> {
                        noteTimeout(10, () -> shield(inner).await());
                        noteTime("main gets " + inner.await());
                    });
                });
        expectSeen(
                "0: inner begins",
                "10: timeout catches TimeoutException",
                "20: inner ends",
                "20: main gets tea",
                "20: main ends");
    }
}
