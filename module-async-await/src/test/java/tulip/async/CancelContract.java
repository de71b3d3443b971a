package tulip.async;

import java.util.List;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a task must prove that can be cancelled: a request is thrown where the task waits, and the body decides what
/// comes of it. The expected orders are those of CPython 3.13's asyncio.
public abstract class CancelContract extends TaskStepContract {
    /// Has a task cancelled at this time.
    private void cancelAt(int millis, Task<?> task, String message) {
        at(millis, () -> cancel(task, message));
    }

    /// Cancels a task, and notes the answer.
    private void cancel(Task<?> task, String message) {
        noteTime("cancel gives " + task.cancel(message) + ", " + task.name() + " " + ends(task));
    }

    private void noteEndAt(int millis, Task<?> task) {
        at(millis, () -> noteTime(task.name() + " " + ends(task)));
    }

    private static String ends(Task<?> task) {
        return task.isDone() ? "has ended with " + outcome(task) : "goes on";
    }

    @Check("cancel is a request: in the next turn the await where the task waits throws a CancelledError.")
    @Order(21)
    void cancelThrowsWhereTheTaskWaits() {
        runAll("make a task that sleeps for 100 ms, and cancel it after 10 ms", () -> {
            Task<String> a = start("a", sleeper("a", 100, "A"));
            cancelAt(10, a, "closing time");
            noteEndAt(20, a);
        });
        expectSeen(
                "0: a begins",
                "10: cancel gives true, a goes on",
                "10: a is cancelled",
                "20: a has ended with cancelled: CancelledError (closing time)");
    }

    @Check("If the task has not begun, it never runs. It is cancelled in its first step, and not before.")
    @Order(22)
    void aTaskThatHasNotBegunNeverRuns() {
        runAll("make a task, cancel it at once, and await it in another task", () -> {
            Task<String> a = start("a", sleeper("a", 100, "A"));
            note("cancel gives " + a.cancel("closing time") + ", a " + ends(a));
            start("b", () -> noteOf("b", a));
            noteEndAt(10, a);
        });
        expectSeen(
                "cancel gives true, a goes on",
                "b catches CancelledError (closing time)",
                "10: a has ended with cancelled: CancelledError (closing time)");
    }

    @Check("cancel of a task that is done gives false, and counts as no request.")
    @Order(23)
    void aDoneTaskIsNotCancelled() {
        runAll(
                "make a task that returns, one that throws, and one that throws CancelledError; cancel them later",
                () -> {
                    Task<String> a = start("a", () -> "tea");
                    Task<Void> b = start("b", () -> {
                        raise(new ArithmeticException("no milk"));
                    });
                    Task<Void> c = start("c", () -> {
                        raise(new CancelledError("own"));
                    });
                    at(10, () -> {
                        for (Task<?> each : List.of(a, b, c)) {
                            cancel(each, "closing time");
                            note("requests: " + each.cancelling());
                        }
                    });
                });
        expectSeen(
                "10: cancel gives false, a has ended with the result tea",
                "requests: 0",
                "10: cancel gives false, b has ended with the exception ArithmeticException (no milk)",
                "requests: 0",
                "10: cancel gives false, c has ended with cancelled: CancelledError (own)",
                "requests: 0");
    }

    @Check("The body may catch the CancelledError and go on. Then the task is not cancelled.")
    @Order(24)
    void aTaskMayGoOn() {
        runAll("make a task that catches the error, sleeps for 5 ms and returns; cancel it after 10 ms", () -> {
            Task<String> a = start("a", () -> {
                note("a " + comesOf(sleeper("a", 100, "A")));
                return sleeper("a again", 5, "tea").call();
            });
            cancelAt(10, a, null);
            noteEndAt(20, a);
        });
        expectSeen(
                "0: a begins",
                "10: cancel gives true, a goes on",
                "10: a is cancelled",
                "a catches CancelledError",
                "10: a again begins",
                "15: a again ends",
                "20: a has ended with the result tea");
    }

    @Check("A finally may await. The task ends after that.")
    @Order(25)
    void aFinallyMayAwait() {
        runAll("make a task that cleans up for 5 ms in a finally; cancel it after 10 ms", () -> {
            Task<Void> a = start("a", () -> {
                try {
                    Async.sleep(millis(100));
                } finally {
                    sleeper("the cleanup", 5, null).call();
                }
            });
            cancelAt(10, a, "closing time");
            noteEndAt(12, a);
            noteEndAt(20, a);
        });
        expectSeen(
                "10: cancel gives true, a goes on",
                "10: the cleanup begins",
                "12: a goes on",
                "15: the cleanup ends",
                "20: a has ended with cancelled: CancelledError (closing time)");
    }

    @Check("A second request is thrown where the task waits then, also during a cleanup.")
    @Order(26)
    void aSecondRequest() {
        runAll("make a task that cleans up for 5 ms in a finally; cancel it after 10 and 12 ms", () -> {
            Task<Void> a = start("a", () -> {
                try {
                    Async.sleep(millis(100));
                } finally {
                    sleeper("the cleanup", 5, null).call();
                }
            });
            cancelAt(10, a, "first");
            cancelAt(12, a, "second");
            noteEndAt(20, a);
        });
        expectSeen(
                "10: cancel gives true, a goes on",
                "10: the cleanup begins",
                "12: cancel gives true, a goes on",
                "12: the cleanup is cancelled",
                "20: a has ended with cancelled: CancelledError (second)");
    }

    @Check("A task is cancelled only if a CancelledError leaves its body; with the message of this error.")
    @Order(27)
    void onlyAnErrorThatLeavesTheBodyCancels() {
        runAll("make tasks that catch the error, and throw another exception, and another CancelledError", () -> {
            Task<Void> a = start("a", () -> throwsAfterTheError(new ArithmeticException("no milk")));
            Task<Void> b = start("b", () -> throwsAfterTheError(new CancelledError("own")));
            cancelAt(10, a, "closing time");
            cancelAt(20, b, "closing time");
            noteEndAt(30, a);
            noteEndAt(40, b);
        });
        expectSeen(
                "10: cancel gives true, a goes on",
                "20: cancel gives true, b goes on",
                "30: a has ended with the exception ArithmeticException (no milk)",
                "40: b has ended with cancelled: CancelledError (own)");
    }

    private void throwsAfterTheError(Throwable other) {
        comesOf(() -> {
            Async.sleep(millis(100));
            return null;
        });
        raise(other);
    }

    @Check("A request goes down: it cancels what the task awaits, and that throws the error.")
    @Order(28)
    void aRequestGoesDown() {
        Future<String> cup = loop.createFuture();
        runAll(
                "make a task that awaits a future, one that awaits this task, and one that awaits that; cancel it",
                () -> {
                    Task<String> inner = start("inner", () -> awaits("inner", cup));
                    Task<String> middle = start("middle", () -> awaits("middle", inner));
                    Task<String> outer = start("outer", () -> awaits("outer", middle));
                    cancelAt(10, outer, "closing time");
                    at(20, () -> {
                        note("the future has ended with " + outcome(cup));
                        note("requests: " + inner.cancelling() + ", " + middle.cancelling() + ", "
                                + outer.cancelling());
                    });
                });
        expectSeen(
                "10: cancel gives true, outer goes on",
                "inner catches CancelledError (closing time)",
                "middle catches CancelledError (closing time)",
                "outer catches CancelledError (closing time)",
                "the future has ended with cancelled: CancelledError (closing time)",
                "requests: 1, 1, 1");
    }

    private <T> T awaits(String name, Future<T> future) {
        try {
            return future.await();
        } catch (Throwable thrown) {
            note(name + " catches " + told(thrown));
            return raise(thrown);
        }
    }

    @Check("If what the task awaits ignores the request and returns, the task gets this result, and goes on.")
    @Order(29)
    void whatIsAwaitedMayIgnoreTheRequest() {
        runAll("make a task that ignores a request, and a task that awaits it; cancel the second task", () -> {
            Task<String> inner = start("inner", () -> ignores("inner"));
            Task<String> outer = start("outer", () -> {
                noteOf("outer", inner);
                return sleeper("outer", 5, "end").call();
            });
            cancelAt(10, outer, null);
            noteEndAt(30, outer);
        });
        expectSeen(
                "10: cancel gives true, outer goes on",
                "inner catches CancelledError",
                "outer gets leftovers",
                "10: outer begins",
                "15: outer ends",
                "30: outer has ended with the result end");
    }

    private String ignores(String name) {
        note(name + " "
                + comesOf(() -> {
                    Async.sleep(millis(100));
                    return "no error";
                }));
        return "leftovers";
    }

    @Check("A request to the running task is thrown at its next await that pauses. It cancels what is awaited there.")
    @Order(30)
    void theRunningTaskIsCancelledAtItsNextPause() {
        Future<String> done = loop.createFuture();
        Future<String> cup = loop.createFuture();
        runAll("make a task that cancels itself, awaits a done future, a pending future, and sleeps for 5 ms", () -> {
            done.setResult("water");
            start("a", () -> {
                note("cancel gives " + Running.task().cancel("enough"));
                noteOf("a", done);
                noteOf("a", cup);
                sleeper("a", 5, null).call();
            });
            at(10, () -> note("the future has ended with " + outcome(cup)));
        });
        expectSeen(
                "cancel gives true",
                "a gets water",
                "a catches CancelledError (enough)",
                "0: a begins",
                "5: a ends",
                "the future has ended with cancelled: CancelledError (enough)");
    }

    @Check(
            "A request to a task that is ready or that lets others run, too, is thrown at the await where it stands, once.")
    @Order(31)
    void aReadyTaskIsCancelled() {
        runAll(
                "make a task that sleeps for 0 ms, and is cancelled there, and cancels itself before the next sleep",
                () -> {
                    Task<Void> a = start("a", () -> {
                        note("a " + comesOf(sleeper("sleep(0)", 0, "on")));
                        Running.task().cancel("enough");
                        note("a " + comesOf(sleeper("sleep(0)", 0, "on")));
                        note("a " + comesOf(sleeper("sleep(5)", 5, "on")));
                    });
                    loop.callSoon(() -> note("cancel gives " + a.cancel("closing time")));
                });
        expectSeen(
                "0: sleep(0) begins",
                "cancel gives true",
                "0: sleep(0) is cancelled",
                "a catches CancelledError (closing time)",
                "0: sleep(0) begins",
                "0: sleep(0) is cancelled",
                "a catches CancelledError (enough)",
                "0: sleep(5) begins",
                "5: sleep(5) ends",
                "a gets on");
    }

    @Check("A request in the last step of a task comes before the result of the body, but not before its failure.")
    @Order(32)
    void aRequestInTheLastStep() {
        runAll("make a task that cancels itself and returns, and a task that cancels itself and throws", () -> {
            Task<String> a = start("a", () -> {
                Running.task().cancel("too late");
                return "tea";
            });
            Task<Void> b = start("b", () -> {
                Running.task().cancel("too late");
                raise(new ArithmeticException("no milk"));
            });
            noteEndAt(10, a);
            noteEndAt(20, b);
        });
        expectSeen(
                "10: a has ended with cancelled: CancelledError (too late)",
                "20: b has ended with the exception ArithmeticException (no milk)");
    }

    @Check("A request that comes together with the result of the awaited future: the await throws the CancelledError.")
    @Order(33)
    void aRequestTogetherWithAResult() {
        Future<String> cup = loop.createFuture();
        runAll("make a task that awaits a future; set its result, and cancel the task in the same callback", () -> {
            Task<Void> a = start("a", () -> {
                noteOf("a", cup);
                noteOf("a again", cup);
                sleeper("a", 5, null).call();
            });
            at(10, () -> {
                cup.setResult("tea");
                cancel(a, "closing time");
            });
        });
        expectSeen(
                "10: cancel gives true, a goes on",
                "a catches CancelledError (closing time)",
                "a again gets tea",
                "10: a begins",
                "15: a ends");
    }

    @Check(
            "A request that comes together with a failure: the await throws the CancelledError; the failure counts as read.")
    @Order(34)
    void aRequestTogetherWithAFailure() {
        Future<String> cup = loop.createFuture();
        runAll("make a task that awaits a future; set its exception, and cancel the task in the same callback", () -> {
            Task<Void> a = start("a", () -> noteOf("a", cup));
            at(10, () -> {
                cup.setException(new ArithmeticException("no milk"));
                cancel(a, "closing time");
            });
        });
        expectSeen("10: cancel gives true, a goes on", "a catches CancelledError (closing time)");
        expect("the exceptions that were reported", List.of(), unread());
    }

    @Check("A request that comes when the awaited future has been cancelled: one error is thrown, that of the future.")
    @Order(35)
    void aRequestTogetherWithACancelledFuture() {
        Future<String> cup = loop.createFuture();
        runAll("make a task that awaits a future; cancel the future, and then the task in the same callback", () -> {
            Task<Void> a = start("a", () -> {
                noteOf("a", cup);
                sleeper("a", 5, null).call();
            });
            at(10, () -> {
                cup.cancel("no cups");
                cancel(a, "closing time");
            });
        });
        expectSeen(
                "10: cancel gives true, a goes on", "a catches CancelledError (no cups)", "10: a begins", "15: a ends");
    }

    @Check("A future that refuses to be cancelled keeps the task waiting. Then the await throws the CancelledError.")
    @Order(36)
    void aFutureMayRefuse() {
        Future<String> cup = new Refusing<>(loop);
        Future<String> milk = new Refusing<>(loop);
        runAll("make a task that awaits two futures which refuse to be cancelled; cancel it twice", () -> {
            Task<Void> a = start("a", () -> {
                noteOf("a", cup);
                Running.task().cancel("enough");
                noteOf("a", milk);
                sleeper("a", 5, null).call();
            });
            cancelAt(10, a, "closing time");
            at(20, () -> {
                cup.setResult("tea");
                noteTime("the first future is done");
            });
            at(30, () -> {
                milk.setResult("milk");
                noteTime("the second future is done");
            });
        });
        expectSeen(
                "10: cancel gives true, a goes on",
                "20: the first future is done",
                "a catches CancelledError (closing time)",
                "30: the second future is done",
                "a catches CancelledError (enough)",
                "30: a begins",
                "35: a ends");
    }

    private static final class Refusing<T> extends FutureObject<T> {
        Refusing(EventLoop loop) {
            super(loop);
        }

        @Override
        public boolean cancel(String message) {
            return false;
        }
    }

    @Check("A running task that cancels itself and awaits a task which ignores this gets the result, and goes on.")
    @Order(37)
    void theRequestIsServedByWhatIsAwaited() {
        runAll("make a task that ignores a request, and a task that cancels itself and awaits it", () -> {
            Task<String> inner = start("inner", () -> ignores("inner"));
            start("outer", () -> {
                Running.task().cancel("enough");
                noteOf("outer", inner);
                sleeper("outer", 5, null).call();
            });
        });
        expectSeen("inner catches CancelledError (enough)", "outer gets leftovers", "0: outer begins", "5: outer ends");
    }

    @Check("cancelling() counts the requests. uncancel() takes one back, and gives how many are left, never below 0.")
    @Order(38)
    void requestsAreCounted() {
        runAll("make a task that goes on after each request; cancel it 3 times, and call uncancel() 4 times", () -> {
            Task<Void> a = start("a", () -> {
                for (int i = 0; i < 10; i++) {
                    comesOf(() -> {
                        Async.sleep(millis(100));
                        return null;
                    });
                }
            });
            for (int time = 10; time < 40; time += 10) {
                at(time, () -> note("requests before: " + a.cancelling()));
                at(time + 1, () -> a.cancel());
                at(time + 2, () -> note("requests after: " + a.cancelling()));
            }
            for (int time = 40; time < 80; time += 10) {
                at(time, () -> note("uncancel gives " + a.uncancel() + ", requests: " + a.cancelling()));
            }
        });
        expectSeen(
                "requests before: 0",
                "requests after: 1",
                "requests before: 1",
                "requests after: 2",
                "requests before: 2",
                "requests after: 3",
                "uncancel gives 2, requests: 2",
                "uncancel gives 1, requests: 1",
                "uncancel gives 0, requests: 0",
                "uncancel gives 0, requests: 0");
    }

    @Check("uncancel() takes back a request that was not thrown yet, if no other request is left.")
    @Order(39)
    void uncancelTakesBackWhatWasNotThrown() {
        runAll("make a task that cancels itself once and takes it back, and then cancels itself twice", () -> {
            Task<Void> a = start("a", () -> {
                Running.task().cancel("first");
                note("uncancel gives " + Running.task().uncancel());
                note("a " + comesOf(sleeper("a", 5, "on")));
                Running.task().cancel("second");
                Running.task().cancel("third");
                note("uncancel gives " + Running.task().uncancel());
                note("a " + comesOf(sleeper("a", 5, "on")));
            });
            noteEndAt(20, a);
        });
        expectSeen(
                "uncancel gives 0",
                "0: a begins",
                "5: a ends",
                "a gets on",
                "uncancel gives 1",
                "5: a begins",
                "5: a is cancelled",
                "a catches CancelledError (third)",
                "20: a has ended with the result null");
    }

    @Check(
            "Several requests before the next step are thrown once. The message is that of the last, if no future has one.")
    @Order(40)
    void requestsBeforeTheNextStepAreThrownOnce() {
        runAll("make tasks a, which has not begun, and b, which sleeps for 0 ms; cancel each of them twice", () -> {
            Task<Void> b = start("b", () -> {
                note("b " + comesOf(sleeper("b", 0, "on")));
                note("b " + comesOf(sleeper("b", 5, "on")));
            });
            loop.callSoon(() -> {
                Task<Void> a = start("a", () -> note("a begins"));
                for (Task<?> each : List.of(a, b)) {
                    each.cancel("first");
                    each.cancel("second");
                }
                noteEndAt(10, a);
                at(20, () -> note("requests: " + a.cancelling() + ", " + b.cancelling()));
            });
        });
        expectSeen(
                "0: b begins",
                "0: b is cancelled",
                "b catches CancelledError (second)",
                "0: b begins",
                "5: b ends",
                "b gets on",
                "10: a has ended with cancelled: CancelledError (second)",
                "requests: 2, 2");
    }
}
