package tulip.async;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a task group must prove: its tasks end before it does, and no error is lost. The expected orders are those of
/// CPython's asyncio.
public abstract class TaskGroupContract extends OnManualLoop {
    /// The tested group, for its body.
    @FunctionalInterface
    public interface Group {
        <T> Task<T> start(String name, Callable<T> body);
    }

    private final ArithmeticException noMilk = new ArithmeticException("no milk");
    private Throwable thrownByMain; // although no check expects it

    /// Runs the body in a new group. A task runs on this thread.
    protected abstract <R> R run(Function<Group, R> body);

    @Check("The group ends when the last of its tasks has ended, and then gives what the body has returned.")
    @Order(1)
    void theGroupWaitsForItsTasks() {
        runMain(
                "a group with two tasks; its body returns at once",
                () -> noteRun(group -> {
                    group.start("a", sleeper("a", 20, "A"));
                    group.start("b", sleeper("b", 10, "B"));
                    noteTime("the body returns");
                    return "tea";
                }));
        expectSeen(
                "0: the body returns", "0: a begins", "0: b begins", "10: b ends", "20: a ends", "20: run gives tea");
    }

    @Check("A group without tasks ends at once: no other task runs in between.")
    @Order(2)
    void anEmptyGroupEndsAtOnce() {
        runMain("a task that is not in the group, and a group without tasks", () -> {
            loop.createTask("other", sleeper("other", 5, "x"));
            noteRun(_ -> null);
        });
        expectSeen("0: run gives null", "0: other begins", "5: other ends");
    }

    @Check("The body may await a task of its group.")
    @Order(3)
    void theBodyMayAwaitATask() {
        runMain(
                "a group whose body awaits the first of two tasks",
                () -> noteRun(group -> {
                    Task<String> a = group.start("a", sleeper("a", 10, "A"));
                    group.start("b", sleeper("b", 20, "B"));
                    noteTime("the body has " + a.await());
                    return "tea";
                }));
        expectSeen("0: a begins", "0: b begins", "10: a ends", "10: the body has A", "20: b ends", "20: run gives tea");
    }

    @Check(
            "A task of the group may start more tasks, also after the body has returned: the group waits for these, too.")
    @Order(4)
    void aTaskMayStartTasks() {
        runMain(
                "a group with a task that starts a task after 5 ms, and ends with it",
                () -> noteRun(group -> {
                    group.start("a", () -> {
                        Async.sleep(millis(5));
                        group.start("grandchild", sleeper("grandchild", 10, "x"));
                        noteTime("a ends");
                        return null;
                    });
                    return "tea";
                }));
        expectSeen("5: a ends", "5: grandchild begins", "15: grandchild ends", "15: run gives tea");
    }

    @Check("If a task fails, its siblings are cancelled, and the group throws an ExceptionGroup when they have ended.")
    @Order(5)
    void aFailureCancelsTheSiblings() {
        runMain("a group with two siblings, and a task that fails after 10 ms; its body returns at once", () -> {
            noteRun(group -> {
                group.start("b", sleeper("b", 100, "B"));
                group.start("a", failing("a", 10, noMilk));
                group.start("c", sleeper("c", 200, "C"));
                return "tea";
            });
        });
        expectSeen(
                "0: b begins",
                "0: a begins",
                "0: c begins",
                "10: a fails",
                "10: b is cancelled",
                "10: c is cancelled",
                "10: run throws ExceptionGroup of ArithmeticException (no milk)");
    }

    @Check("If a task fails, the body is cancelled where it waits. Later, the parent counts as not cancelled.")
    @Order(6)
    void aFailureCancelsTheBody() {
        runMain("a group whose body sleeps, and a task that fails after 10 ms; then the main task sleeps", () -> {
            noteRun(group -> {
                group.start("a", failing("a", 10, noMilk));
                return sleepInBody(100);
            });
            noteRequests();
            sleepOn();
        });
        expectSeen(
                "0: a begins",
                "10: a fails",
                "10: the body is cancelled",
                "10: run throws ExceptionGroup of ArithmeticException (no milk)",
                "requests to cancel main: 0",
                "11: main has slept");
    }

    @Check("A cancelled sibling may clean up: it is cancelled once, and the group waits for its end.")
    @Order(7)
    void aSiblingMayCleanUp() {
        runMain(
                "a group whose body sleeps, a sibling that cleans up for 10 ms, and a task that fails after 10 ms",
                () -> {
                    noteRun(group -> {
                        group.start("sibling", cleaner("sibling"));
                        group.start("a", failing("a", 10, noMilk));
                        return sleepInBody(100);
                    });
                });
        expectSeen(
                "0: sibling begins",
                "0: a begins",
                "10: a fails",
                "10: sibling cleans up",
                "10: the body is cancelled",
                "20: sibling is clean",
                "20: run throws ExceptionGroup of ArithmeticException (no milk)");
    }

    @Check("If a task refuses to be cancelled, the group waits for its end. Then the parent counts as not cancelled.")
    @Order(8)
    void aTaskMayRefuse() {
        runMain(
                "a group with a task that fails after 10 ms, and a sibling that then goes on for 10 ms; then the main task sleeps",
                () -> {
                    noteRun(group -> {
                        group.start("sibling", stubborn("sibling"));
                        group.start("a", failing("a", 10, noMilk));
                        return "tea";
                    });
                    noteRequests();
                    sleepOn();
                });
        expectSeen(
                "0: sibling begins",
                "0: a begins",
                "10: a fails",
                "10: sibling goes on",
                "20: sibling ends",
                "20: run throws ExceptionGroup of ArithmeticException (no milk)",
                "requests to cancel main: 0",
                "21: main has slept");
    }

    @Check("All errors come together: those of the tasks in the order in which they ended, then that of the body.")
    @Order(9)
    void allErrorsComeTogether() {
        runMain("a group whose tasks a, b and c and whose body fail: b, c and the body when they are cancelled", () -> {
            noteRun(group -> {
                group.start("a", failing("a", 10, noMilk));
                group.start("b", failsToCleanUp("b", 10, new ArithmeticException("no beans")));
                group.start("c", failsToCleanUp("c", 5, new IllegalStateException("no cups")));
                try {
                    return sleepInBody(100);
                } finally {
                    raise(new ArithmeticException("no power"));
                }
            });
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "0: c begins",
                "10: a fails",
                "10: the body is cancelled",
                "15: c fails",
                "20: b fails",
                "20: run throws ExceptionGroup of ArithmeticException (no milk), IllegalStateException, "
                        + "ArithmeticException (no beans), ArithmeticException (no power)");
        expect("all exceptions that nobody has read", List.of(), unread());
    }

    @Check("If two tasks fail in one turn, both errors come, and the parent is cancelled once.")
    @Order(10)
    void twoFailInOneTurn() {
        runMain("a group whose body sleeps, and two tasks that fail after 10 ms", () -> {
            noteRun(group -> {
                group.start("a", failing("a", 10, noMilk));
                group.start("b", failing("b", 10, new ArithmeticException("no beans")));
                try {
                    return sleepInBody(100);
                } finally {
                    noteRequests();
                }
            });
            noteRequests();
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "10: a fails",
                "10: b fails",
                "10: the body is cancelled",
                "requests to cancel main: 1",
                "10: run throws ExceptionGroup of ArithmeticException (no milk), ArithmeticException (no beans)",
                "requests to cancel main: 0");
    }

    @Check("If the body throws, its tasks are cancelled, and its exception comes in an ExceptionGroup as well.")
    @Order(11)
    void aFailingBodyCancelsTheTasks() {
        runMain("a group with a task that cleans up for 10 ms, and a body that throws after 5 ms", () -> {
            noteRun(group -> {
                group.start("a", cleaner("a"));
                Async.sleep(millis(5));
                return raise(noMilk);
            });
            noteRequests();
        });
        expectSeen(
                "0: a begins",
                "5: a cleans up",
                "15: a is clean",
                "15: run throws ExceptionGroup of ArithmeticException (no milk)",
                "requests to cancel main: 0");
    }

    @Check(
            "Any Throwable counts as an error: checked exceptions and Errors, of a task and of the body, as the same objects.")
    @Order(12)
    void anyThrowableIsAnError() {
        List<Throwable> failures = List.of(new IOException("of a task"), new AssertionError("of a task"));
        var ofBody = new LinkageError("of the body");
        List<Throwable> caught = new ArrayList<>();
        runMain("a group with two tasks that throw a checked exception and an Error; its body throws an Error", () -> {
            noteRun(
                    group -> {
                        failures.forEach(failure -> group.start("a", () -> raise(failure)));
                        try {
                            return sleepInBody(100);
                        } finally {
                            raise(ofBody);
                        }
                    },
                    caught);
        });
        expectSeen(
                "0: the body is cancelled",
                "0: run throws ExceptionGroup of IOException, AssertionError, LinkageError");
        expectSame("the first exception", failures.getFirst(), caught.get(0));
        expectSame("the second exception", failures.getLast(), caught.get(1));
        expectSame("the third exception", ofBody, caught.get(2));
    }

    @Check("A task that is cancelled alone is no error: the others run on, and the body goes on.")
    @Order(13)
    void aCancelledTaskIsSilent() {
        runMain(
                "a group with two tasks, whose body cancels a after 5 ms",
                () -> noteRun(group -> {
                    Task<String> a = group.start("a", sleeper("a", 100, "A"));
                    group.start("b", sleeper("b", 20, "B"));
                    Async.sleep(millis(5));
                    a.cancel();
                    Async.sleep(millis(5));
                    noteTime("the body returns");
                    return "tea";
                }));
        expectSeen(
                "0: a begins",
                "0: b begins",
                "5: a is cancelled",
                "10: the body returns",
                "20: b ends",
                "20: run gives tea");
    }

    @Check("A group that is cancelling its tasks starts no task: start throws IllegalStateException.")
    @Order(14)
    void anAbortingGroupStartsNothing() {
        runMain("a group with a task that fails after 10 ms; the body starts a task when it is cancelled", () -> {
            noteRun(group -> {
                group.start("b", cleaner("b"));
                group.start("a", failing("a", 10, noMilk));
                try {
                    return sleepInBody(100);
                } catch (CancelledError cancelled) {
                    note("start " + typeOf(comesOf(() -> group.start("late", sleeper("late", 5, "x")))));
                    throw cancelled;
                }
            });
        });
        expectSeen(
                "0: b begins",
                "0: a begins",
                "10: a fails",
                "10: b cleans up",
                "10: the body is cancelled",
                "start catches IllegalStateException",
                "20: b is clean",
                "20: run throws ExceptionGroup of ArithmeticException (no milk)");
    }

    @Check("A group that has ended starts no task: start throws IllegalStateException.")
    @Order(15)
    void aGroupThatHasEndedStartsNothing() {
        runMain("a group with a task; when the group has ended, start another task", () -> {
            List<Group> kept = new ArrayList<>();
            noteRun(group -> {
                kept.add(group);
                group.start("a", sleeper("a", 5, "A"));
                return "tea";
            });
            note("start " + typeOf(comesOf(() -> kept.getFirst().start("late", sleeper("late", 5, "x")))));
        });
        expectSeen("0: a begins", "5: a ends", "5: run gives tea", "start catches IllegalStateException");
    }

    @Check("If the parent is cancelled from outside while the body waits, the tasks are cancelled, and run throws the "
            + "CancelledError when they have ended. The request stays.")
    @Order(16)
    void cancelledInTheBody() {
        runAndCancel(5, "a group with a task that cleans up for 10 ms, and a body that sleeps", () -> {
            noteRun(group -> {
                group.start("a", cleaner("a"));
                return sleepInBody(100);
            });
            noteRequests();
            sleepOn();
        });
        expectSeen(
                "0: a begins",
                "5: the body is cancelled",
                "5: a cleans up",
                "15: a is clean",
                "15: run throws CancelledError (closing time)",
                "requests to cancel main: 1",
                "16: main has slept");
    }

    @Check(
            "If the parent is cancelled from outside after the body has returned, the tasks are cancelled, and run throws "
                    + "the CancelledError when they have ended.")
    @Order(17)
    void cancelledInTheWait() {
        runAndCancel(5, "a group with a task that cleans up for 10 ms, and a body that returns at once", () -> {
            noteRun(group -> {
                group.start("a", cleaner("a"));
                return "tea";
            });
            noteRequests();
            sleepOn();
        });
        expectSeen(
                "0: a begins",
                "5: a cleans up",
                "15: a is clean",
                "15: run throws CancelledError (closing time)",
                "requests to cancel main: 1",
                "16: main has slept");
    }

    @Check("A second request during the wait is counted, but does not cut short the wait, nor what the tasks do.")
    @Order(18)
    void cancelledTwiceInTheWait() {
        runMain(
                "a group with a task that cleans up for 10 ms; the main task is cancelled after 5 and after 7 ms",
                () -> {
                    Task<?> main = Running.task();
                    at(5, () -> main.cancel("closing time"));
                    at(7, () -> main.cancel("out"));
                    noteRun(group -> {
                        group.start("a", cleaner("a"));
                        return "tea";
                    });
                    noteRequests();
                });
        expectSeen(
                "0: a begins",
                "5: a cleans up",
                "15: a is clean",
                "15: run throws CancelledError (closing time)",
                "requests to cancel main: 2");
    }

    @Check(
            "If the parent is cancelled while its group has no task, run throws this CancelledError, and no second one comes.")
    @Order(19)
    void cancelledWithoutTasks() {
        runAndCancel(5, "a group without tasks, whose body sleeps", () -> {
            noteRun(group -> sleepInBody(100));
            noteRequests();
            sleepOn();
        });
        expectSeen(
                "5: the body is cancelled",
                "5: run throws CancelledError (closing time)",
                "requests to cancel main: 1",
                "6: main has slept");
    }

    @Check("If the parent is cancelled when the last task has just ended, run throws the CancelledError.")
    @Order(20)
    void cancelledAtTheLastMoment() {
        runMain("a group with a task that ends after 5 ms, and has the main task cancelled in the next turn", () -> {
            Task<?> main = Running.task();
            noteRun(group -> {
                group.start("a", () -> {
                    Async.sleep(millis(5));
                    loop.callSoon(() -> main.cancel("closing time"));
                    return "A";
                });
                return "tea";
            });
            noteRequests();
            sleepOn();
        });
        expectSeen("5: run throws CancelledError (closing time)", "requests to cancel main: 1", "6: main has slept");
    }

    @Check("If a task fails after the parent was cancelled from outside, its error comes; the next await throws a "
            + "CancelledError, because the request stays.")
    @Order(21)
    void cancelledAndThenAnError() {
        runAndCancel(5, "a group with a task that fails when it is cancelled; then the main task sleeps twice", () -> {
            noteRun(group -> {
                group.start("a", failsToCleanUp("a", 10, noMilk));
                return sleepInBody(100);
            });
            noteRequests();
            noteTime("main sleeps, and " + typeOf(comesOf(this::sleepOn)));
            sleepOn();
        });
        expectSeen(
                "0: a begins",
                "5: the body is cancelled",
                "15: a fails",
                "15: run throws ExceptionGroup of ArithmeticException (no milk)",
                "requests to cancel main: 1",
                "15: main sleeps, and catches CancelledError",
                "16: main has slept");
    }

    @Check(
            "If the parent is cancelled from outside while a failed group waits, the errors come, and the request stays.")
    @Order(22)
    void anErrorAndThenCancelled() {
        runAndCancel(15, "a group with a task that fails after 10 ms, and one that cleans up for 10 ms", () -> {
            noteRun(group -> {
                group.start("b", cleaner("b"));
                group.start("a", failing("a", 10, noMilk));
                return sleepInBody(100);
            });
            noteRequests();
            noteTime("main sleeps, and " + typeOf(comesOf(this::sleepOn)));
        });
        expectSeen(
                "0: b begins",
                "0: a begins",
                "10: a fails",
                "10: b cleans up",
                "10: the body is cancelled",
                "20: b is clean",
                "20: run throws ExceptionGroup of ArithmeticException (no milk)",
                "requests to cancel main: 1",
                "20: main sleeps, and catches CancelledError");
    }

    @Check("If the body refuses to be cancelled, it goes on and may wait. When it has returned, the errors come.")
    @Order(23)
    void theBodyMayRefuse() {
        runMain("a group with a task that fails after 10 ms, and a body that then goes on for 10 ms", () -> {
            noteRun(group -> {
                group.start("a", failing("a", 10, noMilk));
                try {
                    return sleepInBody(100);
                } catch (CancelledError refused) {
                    Async.sleep(millis(10));
                    noteTime("the body returns");
                    return "tea";
                }
            });
            noteRequests();
        });
        expectSeen(
                "0: a begins",
                "10: a fails",
                "10: the body is cancelled",
                "20: the body returns",
                "20: run throws ExceptionGroup of ArithmeticException (no milk)",
                "requests to cancel main: 0");
    }

    @Check("If the body refuses a request from outside, the tasks run on.")
    @Order(24)
    void theBodyMayRefuseARequestFromOutside() {
        runAndCancel(5, "a group with a task, and a body that returns tea when it is cancelled", () -> {
            noteRun(group -> {
                group.start("a", sleeper("a", 10, "A"));
                try {
                    return sleepInBody(100);
                } catch (CancelledError refused) {
                    return "tea";
                }
            });
            noteRequests();
        });
        expectSeen(
                "0: a begins",
                "5: the body is cancelled",
                "10: a ends",
                "10: run gives tea",
                "requests to cancel main: 1");
    }

    @Check(
            "A group in the body of a group that fails is cancelled; its errors come inside the errors of the outer one.")
    @Order(25)
    void groupsMayBeNested() {
        runMain(
                "a group in a group: a task of the outer one fails after 10 ms, and the task of the inner one when it is "
                        + "cancelled",
                () -> {
                    noteRun(outer -> {
                        outer.start("a", failing("a", 10, noMilk));
                        return run(inner -> {
                            inner.start("b", failsToCleanUp("b", 5, new ArithmeticException("no beans")));
                            return sleepInBody(100);
                        });
                    });
                    noteRequests();
                    sleepOn();
                });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "10: a fails",
                "10: the body is cancelled",
                "15: b fails",
                "15: run throws ExceptionGroup of ArithmeticException (no milk), "
                        + "ExceptionGroup of ArithmeticException (no beans)",
                "requests to cancel main: 0",
                "16: main has slept");
    }

    private void noteRun(Function<Group, String> body) {
        noteRun(body, new ArrayList<>());
    }

    /// Runs the body in a group, and notes what comes of it.
    ///
    /// @param caught  gets the exceptions of an ExceptionGroup
    private void noteRun(Function<Group, String> body, List<Throwable> caught) {
        String came;
        try {
            came = "gives " + run(body);
        } catch (Throwable thrown) {
            came = "throws " + withCauses(thrown);
            if (thrown instanceof ExceptionGroup group) {
                caught.addAll(group.exceptions());
            }
        }
        noteTime("run " + came);
    }

    private static String withCauses(Throwable thrown) {
        if (thrown instanceof ExceptionGroup group) {
            return "ExceptionGroup of "
                    + String.join(
                            ", ",
                            group.exceptions().stream()
                                    .map(TaskGroupContract::withCauses)
                                    .toList());
        }
        return told(thrown);
    }

    /// Without the message: an answer may have its own words.
    private static String typeOf(String came) {
        return came.replaceAll("(?<=CancelledError) .*", "");
    }

    private void noteRequests() {
        note("requests to cancel main: " + Running.task().cancelling());
    }

    private Void sleepOn() {
        Async.sleep(millis(1));
        noteTime("main has slept");
        return null;
    }

    private String sleepInBody(int millis) {
        try {
            Async.sleep(millis(millis));
            noteTime("the body has slept");
            return "the body has slept";
        } catch (CancelledError cancelled) {
            noteTime("the body is cancelled");
            throw cancelled;
        }
    }

    private void runMain(String what, Action body) {
        runAll("make a task: " + what, () -> startMain(body));
        if (thrownByMain != null) {
            raise(thrownByMain);
        }
    }

    private void runAndCancel(int millis, String what, Action body) {
        runMain(what + "; the main task is cancelled after " + millis + " ms", () -> {
            Task<?> main = Running.task();
            at(millis, () -> main.cancel("closing time"));
            body.run();
        });
    }

    private void startMain(Action body) {
        loop.createTask("main", () -> {
            try {
                body.run();
            } catch (CancelledError cancelled) {
                note("main ends with " + told(cancelled));
            } catch (Throwable thrown) {
                thrownByMain = thrown;
            }
            return null;
        });
    }

    private Callable<String> failing(String name, int millis, Throwable failure) {
        return () -> {
            noteTime(name + " begins");
            Async.sleep(millis(millis));
            noteTime(name + " fails");
            return raise(failure);
        };
    }

    /// A body that needs 10 ms to clean up.
    private Callable<String> cleaner(String name) {
        return () -> {
            noteTime(name + " begins");
            try {
                Async.sleep(millis(100));
            } finally {
                noteTime(name + " cleans up");
                Async.sleep(millis(10));
                noteTime(name + " is clean");
            }
            return name;
        };
    }

    /// A body that needs some time to clean up, and fails then.
    private Callable<String> failsToCleanUp(String name, int millis, Throwable failure) {
        return () -> {
            noteTime(name + " begins");
            try {
                Async.sleep(millis(100));
            } finally {
                Async.sleep(millis(millis));
                noteTime(name + " fails");
                raise(failure);
            }
            return name;
        };
    }

    /// A body that does not let itself be cancelled.
    private Callable<String> stubborn(String name) {
        return () -> {
            noteTime(name + " begins");
            try {
                Async.sleep(millis(100));
            } catch (CancelledError refused) {
                noteTime(name + " goes on");
            }
            Async.sleep(millis(10));
            noteTime(name + " ends");
            return name;
        };
    }
}
