package tulip.coroutines;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Order;
import tulip.coroutines.Request.GetId;
import tulip.coroutines.Request.Kill;
import tulip.coroutines.Request.Pass;
import tulip.coroutines.Request.Start;
import tulip.coroutines.Request.WaitFor;
import tulip.generators.GeneratorExit;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What a scheduler must prove: each request gets its answer, and each task gets its turn.
public abstract class TinyOSContract extends Contract {
    /// What the tasks of a check have done.
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /// Starts a task for each body, in this order, and runs all tasks to their ends.
    ///
    /// @return the trace
    protected abstract List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies);

    @Check("Tasks take turns: after its request, a task goes to the end of the ready list.")
    @Order(1)
    void tasksTakeTurns() {
        run("tasks a, b, c, which pass 3, 1, 2 times", List.of(passes("a", 3), passes("b", 1), passes("c", 2)));
        expect(
                "what the tasks have done",
                List.of("a1", "b1", "c1", "a2", "b ends", "c2", "a3", "c ends", "a ends"),
                seen());
    }

    @Check("Pass gives null, and GetId gives the number of the task itself, from 1.")
    @Order(2)
    void aTaskKnowsItsNumber() {
        Coroutine.Body<Request, Object, Void> asks = out -> {
            seen.add("Pass gives " + out.yield(new Pass()));
            seen.add("GetId gives " + out.yield(new GetId()));
            return null;
        };
        run("two tasks that pass, and then ask for their numbers", List.of(asks, asks));
        expect("all answers", List.of("Pass gives null", "Pass gives null", "GetId gives 1", "GetId gives 2"), seen());
    }

    @Check("Start gives the number of the new task. The new task gets its turn before its parent.")
    @Order(3)
    void aTaskStartsAnother() {
        run("a task that starts a task, which passes once", List.of(out -> {
            seen.add("Start gives " + out.yield(new Start(passes("child", 1))));
            return null;
        }));
        expect("what the tasks have done", List.of("child1", "Start gives 2", "child ends"), seen());
    }

    @Check("WaitFor gives false at once, if there is no such task.")
    @Order(4)
    void nobodyWaitsForATaskThatDoesNotExist() {
        run("a task that passes, and a task that waits for task 99", List.of(passes("a", 1), waits("b", 99)));
        expect("what the tasks have done", List.of("a1", "a ends", "b: WaitFor gives false"), seen());
    }

    @Check("WaitFor gives true after the end of the task. Those that have waited go to the end of the ready list.")
    @Order(5)
    void waitingEndsWithTheOtherTask() {
        run(
                "a task that passes twice, two tasks that wait for it, and a task that passes 3 times",
                List.of(passes("a", 2), waits("b", 1), waits("c", 1), passes("d", 3)));
        expect(
                "what the tasks have done",
                List.of(
                        "a1",
                        "d1",
                        "a2",
                        "d2",
                        "a ends",
                        "d3",
                        "b: WaitFor gives true",
                        "c: WaitFor gives true",
                        "d ends"),
                seen());
    }

    @Check("Kill runs the `finally` of the task, and gives true; false, if there is no such task.")
    @Order(6)
    void killRunsFinally() {
        run("a task that passes for ever, and a task that kills it twice", List.of(forEver("a"), out -> {
            seen.add("Kill gives " + out.yield(new Kill(1)));
            seen.add("Kill gives " + out.yield(new Kill(1)));
            return null;
        }));
        expect("what the tasks have done", List.of("finally of a", "Kill gives true", "Kill gives false"), seen());
    }

    @Check("A task that waits for a killed task goes on: its WaitFor gives true.")
    @Order(7)
    void killWakesTheWaiter() {
        run(
                "a task that passes for ever, a task that waits for it, and a task that kills it",
                List.of(forEver("a"), waits("b", 1), kills("c", 1)));
        expect(
                "what the tasks have done",
                List.of("finally of a", "b: WaitFor gives true", "c: Kill gives true"),
                seen());
    }

    @Check("A task that is killed while it waits is forgotten: the end of the other task does not wake it.")
    @Order(8)
    void aKilledWaiterIsForgotten() {
        run(
                "a task that passes 3 times, a task that waits for it, and a task that kills the waiter",
                List.of(passes("a", 3), waits("b", 1), kills("c", 2)));
        expect("what the tasks have done", List.of("a1", "a2", "c: Kill gives true", "a3", "a ends"), seen());
    }

    @Check("A task that kills itself ends, and its `finally` runs.")
    @Order(9)
    void aTaskMayKillItself() {
        run(
                "a task that kills itself, and a task that waits for it",
                List.of(
                        out -> {
                            try {
                                seen.add("Kill gives " + out.yield(new Kill(1)));
                            } finally {
                                seen.add("finally of a");
                            }
                            return null;
                        },
                        waits("b", 1)));
        expect("what the tasks have done", List.of("finally of a", "b: WaitFor gives false"), seen());
    }

    @Check("A task that waits for itself, or yields null, gets IllegalArgumentException at that yield.")
    @Order(10)
    void aWrongRequestIsAnErrorOfItsTask() {
        run("a task that waits for itself, and yields null", List.of(out -> {
            seen.add("WaitFor throws " + SendContract.comesOf(() -> out.yield(new WaitFor(1))));
            seen.add("null throws " + SendContract.comesOf(() -> out.yield(null)));
            return null;
        }));
        expect(
                "what the task has seen",
                List.of("WaitFor throws IllegalArgumentException", "null throws IllegalArgumentException"),
                seen());
    }

    @Check("If a task yields when it is killed, the killer gets IllegalStateException, and the task goes on.")
    @Order(11)
    void aTaskThatYieldsLivesOn() {
        run(
                "a task that passes when it is killed, and a task that kills it",
                List.of(
                        out -> {
                            try {
                                out.yield(new Pass());
                            } catch (GeneratorExit exit) {
                                out.yield(new Pass());
                            }
                            seen.add("a goes on");
                            out.yield(new Pass());
                            seen.add("a ends");
                            return null;
                        },
                        out -> {
                            seen.add("Kill throws " + SendContract.comesOf(() -> out.yield(new Kill(1))));
                            return null;
                        }));
        expect("what the tasks have done", List.of("a goes on", "Kill throws IllegalStateException", "a ends"), seen());
        seen.clear();
        run(
                "a task that passes 3 times, a task that waits for it and yields when it is killed, and a task that kills the waiter",
                List.of(
                        passes("a", 3),
                        out -> {
                            try {
                                out.yield(new WaitFor(1));
                            } catch (GeneratorExit exit) {
                                out.yield(new Pass());
                            }
                            seen.add("b goes on");
                            return null;
                        },
                        out -> {
                            seen.add("Kill throws " + SendContract.comesOf(() -> out.yield(new Kill(2))));
                            return null;
                        }));
        expect(
                "what the tasks have done",
                List.of("a1", "a2", "Kill throws IllegalStateException", "a3", "a ends", "b goes on"),
                seen());
    }

    @Check("A task that fails ends, and the others go on. Then run() throws what the first one has thrown.")
    @Order(12)
    void aFailureStopsNobodyElse() {
        var error = new AssertionError("of task 1");
        var exception = new IllegalArgumentException("of task 4");
        List<Coroutine.Body<Request, Object, ?>> bodies =
                List.of(throwing(error), passes("b", 1), waits("c", 1), throwing(exception), throwing(error));
        var thrown = expectThrows(
                AssertionError.class,
                "run a task that throws an AssertionError, one that passes, one that waits for task 1, and two that throw",
                () -> run(bodies));
        expectSame("what run() throws", error, thrown);
        expect("what it suppresses", List.of(exception), List.of(thrown.getSuppressed()));
        expect("what the other tasks have done", List.of("b1", "b ends", "c: WaitFor gives false"), seen());
    }

    @Check("If tasks wait for each other, run() throws IllegalStateException, and the `finally` of each task runs.")
    @Order(13)
    void tasksThatWaitForEachOtherAreClosed() {
        var failure = new ArithmeticException("in a finally");
        List<Coroutine.Body<Request, Object, ?>> bodies =
                List.of(waitsAtLast("a", 2, () -> {}), waitsAtLast("b", 1, () -> {
                    throw failure;
                }));
        var thrown =
                expectThrows(IllegalStateException.class, "run two tasks that wait for each other", () -> run(bodies));
        expect("what the tasks have done", List.of("finally of a", "finally of b"), seen());
        expect("what it suppresses", List.of(failure), List.of(thrown.getSuppressed()));
        String message = String.valueOf(thrown.getMessage());
        expectThat(
                message.contains("task 1 waits for task 2") && message.contains("task 2 waits for task 1"),
                "the message says that task 1 waits for task 2, and task 2 for task 1",
                "the message is " + message);
    }

    @Check("If a task kills itself, and its `finally` throws, then run() throws this exception.")
    @Order(14)
    void theFailureOfATaskThatKillsItself() {
        var failure = new ArithmeticException("in a finally");
        List<Coroutine.Body<Request, Object, ?>> bodies = List.of(
                out -> {
                    try {
                        return out.yield(new Kill(1));
                    } finally {
                        throwIt(failure);
                    }
                },
                passes("b", 1));
        var thrown = expectThrows(
                ArithmeticException.class, "run a task that kills itself, and throws in its `finally`", () -> {
                    run(bodies); // the trace may have any words
                });
        expectSame("what run() throws", failure, thrown);
        expect("what the other task has done", List.of("b1", "b ends"), seen());
    }

    @Check("If the `finally` of another task throws when it is killed, also an Error, the killer gets it at its Kill.")
    @Order(15)
    void theFailureOfAKilledTask() {
        var failure = new AssertionError("in a finally");
        List<Coroutine.Body<Request, Object, ?>> bodies = List.of(
                out -> {
                    try {
                        return out.yield(new Pass());
                    } finally {
                        throwIt(failure);
                    }
                },
                waits("b", 1),
                out -> {
                    seen.add("Kill throws " + SendContract.comesOf(() -> out.yield(new Kill(1))));
                    seen.add("Kill gives " + out.yield(new Kill(1)));
                    return null;
                });
        run("a task that throws in its `finally`, a task that waits for it, and a task that kills it twice", bodies);
        expect(
                "what the tasks have seen",
                List.of("b: WaitFor gives true", "Kill throws AssertionError", "Kill gives false"),
                seen());
    }

    @Check("A task that kills itself and yields then goes on: this yield throws IllegalStateException.")
    @Order(16)
    void aTaskThatKillsItselfMayYield() {
        run("a task that kills itself, and passes then", List.of(out -> {
            try {
                out.yield(new Kill(1));
            } catch (GeneratorExit exit) {
                seen.add("Pass throws " + SendContract.comesOf(() -> out.yield(new Pass())));
            }
            seen.add("GetId gives " + out.yield(new GetId()));
            return null;
        }));
        expect("what the task has seen", List.of("Pass throws IllegalStateException", "GetId gives 1"), seen());
    }

    private static void throwIt(Throwable failure) {
        throw Raise.asItIs(failure);
    }

    @Check("The trace has a line for each request of a task, and a line for its end.")
    @Order(17)
    void theTraceHasALineForEachStep() {
        List<Coroutine.Body<Request, Object, ?>> bodies = List.of(
                out -> {
                    out.yield(new Start(passes("c", 1)));
                    return out.yield(new Kill(2));
                },
                forEver("b"));
        List<String> trace = step(
                "run a task that starts a task and kills task 2, and task 2, which passes for ever", () -> run(bodies));
        expect(
                "the start of each line of the trace",
                List.of("task 1", "task 2", "task 3", "task 1", "task 2", "task 3", "task 1"),
                trace.stream().map(line -> line.substring(0, 6)).toList());
    }

    private static Coroutine.Body<Request, Object, ?> throwing(Throwable thrown) {
        return out -> {
            throw Raise.asItIs(thrown);
        };
    }

    private Coroutine.Body<Request, Object, ?> waitsAtLast(String name, int id, Runnable cleanup) {
        return out -> {
            try {
                return out.yield(new WaitFor(id));
            } finally {
                seen.add("finally of " + name);
                cleanup.run();
            }
        };
    }

    private Coroutine.Body<Request, Object, ?> passes(String name, int count) {
        return out -> {
            for (int n = 1; n <= count; n++) {
                seen.add(name + n);
                out.yield(new Pass());
            }
            seen.add(name + " ends");
            return null;
        };
    }

    private Coroutine.Body<Request, Object, ?> forEver(String name) {
        return out -> {
            try {
                for (int n = 0; n < 20; n++) {
                    out.yield(new Pass());
                }
                seen.add(name + " was not killed");
            } finally {
                seen.add("finally of " + name);
            }
            return null;
        };
    }

    private Coroutine.Body<Request, Object, ?> waits(String name, int id) {
        return out -> {
            seen.add(name + ": WaitFor gives " + out.yield(new WaitFor(id)));
            return null;
        };
    }

    private Coroutine.Body<Request, Object, ?> kills(String name, int id) {
        return out -> {
            seen.add(name + ": Kill gives " + out.yield(new Kill(id)));
            return null;
        };
    }

    private void run(String what, List<Coroutine.Body<Request, Object, ?>> bodies) {
        perform("run " + what, () -> {
            try {
                run(bodies);
            } catch (NoSuchElementException resumed) {
                seen.add("a task was resumed after its end");
            } catch (IllegalStateException stuck) {
                if (!("" + stuck.getMessage()).startsWith("no task can go on")) {
                    throw stuck;
                }
                seen.add(stuck.getMessage());
            }
        });
    }

    private List<String> seen() {
        return List.copyOf(seen);
    }
}
