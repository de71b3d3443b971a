package tulip.async;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a task must prove: it drives its coroutine from await to await, and ends as the body ends. The expected orders
/// are those of CPython's asyncio.
public abstract class TaskStepContract extends OnManualLoop {
    /// Makes a task of the loop.
    protected abstract <T> Task<T> task(EventLoop loop, String name, Callable<T> body);

    final <T> Task<T> start(String name, Callable<T> body) {
        return task(loop, name, body);
    }

    /// Starts a task that returns nothing.
    final Task<Void> start(String name, Action body) {
        return start(name, () -> {
            try {
                body.run();
                return null;
            } catch (Throwable thrown) {
                return raise(thrown);
            }
        });
    }

    @Check("Making a task runs no code of its body. The body begins in the next turn, after the callbacks before it.")
    @Order(1)
    void aTaskBeginsInTheNextTurn() {
        runAll("make a task between two callbacks; the second callback makes a task too", () -> {
            loop.callSoon(() -> {
                note("callback 1");
                loop.callSoon(() -> note("callback 3"));
            });
            start("a", () -> note("a begins"));
            note("a is made");
            loop.callSoon(() -> {
                note("callback 2");
                start("b", () -> note("b begins"));
                note("b is made");
                loop.callSoon(() -> note("callback 4"));
            });
        });
        expectSeen(
                "a is made",
                "callback 1",
                "a begins",
                "callback 2",
                "b is made",
                "callback 3",
                "b begins",
                "callback 4");
    }

    @Check("While its body runs, a task is the running task. In a callback no task runs.")
    @Order(2)
    void aBodyRunsInItsTask() {
        runAll("make two tasks that look at the running task, and a callback that does so", () -> {
            start(
                    "a",
                    () -> note("the body of a " + comesOf(() -> Running.task().name())));
            start(
                    "b",
                    () -> note("the body of b " + comesOf(() -> Running.task().name())));
            loop.callSoon(
                    () -> note("the callback " + comesOf(() -> Running.task().name())));
        });
        expectSeen("the body of a gets a", "the body of b gets b", "the callback catches IllegalStateException");
    }

    @Check("When the body returns, the task is done, and its result is what the body has returned, also null.")
    @Order(3)
    void theResultOfTheBody() {
        List<Task<String>> tasks = new ArrayList<>();
        runAll("make two tasks, which return tea and null", () -> {
            tasks.add(start("a", () -> "tea"));
            tasks.add(start("b", () -> (String) null));
        });
        expectSeen();
        expect("the end of task a", "the result tea", outcome(tasks.getFirst()));
        expect("the end of task b", "the result null", outcome(tasks.getLast()));
    }

    @Check("When the body throws, the task is done, and its exception is the same object: of any type.")
    @Order(4)
    void theExceptionOfTheBody() {
        List<Throwable> failures = List.of(
                new ArithmeticException("no milk"),
                new IOException("no power"),
                new AssertionError("no cups"),
                new NoSuchElementException("no beans"));
        List<Task<Void>> tasks = new ArrayList<>();
        runAll(
                "make four tasks, which throw a runtime exception, a checked one, an Error and a NoSuchElementException",
                () -> failures.forEach(failure -> tasks.add(start("a", () -> {
                    raise(failure);
                }))));
        expectSeen();
        for (int i = 0; i < failures.size(); i++) {
            String type = failures.get(i).getClass().getSimpleName();
            expect(
                    "the end of the task that throws " + type,
                    "the exception " + told(failures.get(i)),
                    outcome(tasks.get(i)));
            expectSame("its exception()", failures.get(i), tasks.get(i).exception());
        }
    }

    @Check("A task that awaits a future goes on when the future is done, with its result, and not inside setResult.")
    @Order(5)
    void aTaskWaitsForAFuture() {
        Future<String> cup = loop.createFuture();
        Future<String> milk = loop.createFuture();
        runAll("make a callback, and a task that awaits two futures, which are done after 10 and 20 ms", () -> {
            Task<String> task = start("a", () -> {
                noteOf("a", cup);
                noteOf("a", milk);
                return "end";
            });
            loop.callSoon(() -> note("callback"));
            at(10, () -> {
                cup.setResult("tea");
                noteTime("the first future is done");
            });
            at(20, () -> {
                milk.setResult("milk");
                noteTime("the second future is done");
            });
            at(30, () -> noteTime("the end of a: " + outcome(task)));
        });
        expectSeen(
                "callback",
                "10: the first future is done",
                "a gets tea",
                "20: the second future is done",
                "a gets milk",
                "30: the end of a: the result end");
    }

    @Check("A task goes on in the turn after its future is done, in its place between the callbacks: no turn is lost.")
    @Order(6)
    void aTaskGoesOnInTheNextTurn() {
        Future<String> cup = loop.createFuture();
        runAll("make a task that awaits a future; a callback calls callSoon, setResult, callSoon", () -> {
            start("a", () -> noteOf("a", cup));
            at(10, () -> {
                loop.callSoon(() -> note("callback 1"));
                cup.setResult("tea");
                loop.callSoon(() -> note("callback 2"));
            });
        });
        expectSeen("callback 1", "a gets tea", "callback 2");
    }

    @Check("sleep(0) lets each task and callback that is ready run once: the task goes to the end of the ready queue.")
    @Order(7)
    void aTaskLetsOthersRun() {
        runAll("make tasks a, b and c, which sleep for 0 ms 3, 1 and 2 times; c also calls callSoon", () -> {
            Task<Void> a = start("a", () -> passes("a", 3));
            start("b", () -> passes("b", 1));
            start("c", () -> {
                loop.callSoon(() -> note("callback"));
                passes("c", 2);
            });
            at(10, () -> note("the end of a: " + outcome(a)));
        });
        expectSeen(
                "a1",
                "b1",
                "c1",
                "a2",
                "b ends",
                "callback",
                "c2",
                "a3",
                "c ends",
                "a ends",
                "the end of a: the result null");
    }

    private void passes(String name, int count) {
        for (int n = 1; n <= count; n++) {
            note(name + n);
            Async.sleep(Duration.ZERO);
        }
        note(name + " ends");
    }

    @Check("Tasks take turns: while one waits, the others run. So three waits at once take as long as the longest.")
    @Order(8)
    void tasksTakeTurns() {
        runAll("make tasks that sleep for 30, 10 and 12 + 10 ms, and a task that awaits their results", () -> {
            Task<String> a = start("a", sleeper("a", 30, "A"));
            Task<String> b = start("b", sleeper("b", 10, "B"));
            Task<String> c = start("c", () -> {
                String first = sleeper("c", 12, "C").call();
                return first + sleeper("c again", 10, "C").call();
            });
            start("main", () -> noteTime("main has " + a.await() + b.await() + c.await()));
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "0: c begins",
                "10: b ends",
                "12: c ends",
                "12: c again begins",
                "22: c again ends",
                "30: a ends",
                "30: main has ABCC");
    }

    @Check("An await of something that is done does not pause the task.")
    @Order(9)
    void anAwaitOfADoneFutureDoesNotPause() {
        Future<String> cup = loop.createFuture();
        runAll("make tasks a and b, and a callback; b awaits a and a future, which are done by then", () -> {
            cup.setResult("coffee");
            Task<String> a = start("a", () -> "tea");
            start("b", () -> {
                noteOf("b", a);
                noteOf("b", cup);
            });
            loop.callSoon(() -> note("callback"));
        });
        expectSeen("b gets tea", "b gets coffee", "callback");
    }

    @Check("The failure of what a task awaits is thrown at the await, as the same object. The task can catch it.")
    @Order(10)
    void aFailureComesOutAtTheAwait() {
        var failure = new ArithmeticException("no milk");
        List<Throwable> caught = new ArrayList<>();
        List<Task<?>> tasks = new ArrayList<>();
        runAll("make a task that fails after 10 ms, a task that catches this, and a task that does not", () -> {
            Task<String> bad = start("bad", () -> {
                Async.sleep(millis(10));
                return raise(failure);
            });
            tasks.add(start("a", () -> {
                try {
                    return bad.await();
                } catch (ArithmeticException thrown) {
                    caught.add(thrown);
                    return sleeper("a", 10, "tea").call();
                }
            }));
            tasks.add(start("b", () -> {
                bad.await();
                note("b goes on");
            }));
        });
        expectSeen("10: a begins", "20: a ends");
        expect("the end of the task that catches", "the result tea", outcome(tasks.getFirst()));
        expectSame("what it has caught", failure, caught.getFirst());
        expect("the end of the other task", "the exception ArithmeticException (no milk)", outcome(tasks.getLast()));
        expectSame("its exception()", failure, tasks.getLast().exception());
    }

    @Check("What waits for the same future, tasks and callbacks, goes on in the order in which it began to wait.")
    @Order(11)
    void waitersGoOnInTheirOrder() {
        Future<String> cup = loop.createFuture();
        runAll(
                "make tasks a, b and c, and a callback; all wait for one future, and a begins to wait a turn later",
                () -> {
                    start("a", () -> {
                        Async.sleep(Duration.ZERO);
                        noteOf("a", cup);
                    });
                    start("b", () -> noteOf("b", cup));
                    loop.callSoon(() -> cup.addDoneCallback(_ -> note("the callback runs")));
                    start("c", () -> noteOf("c", cup));
                    at(10, () -> cup.setResult("tea"));
                });
        expectSeen("b gets tea", "the callback runs", "c gets tea", "a gets tea");
    }

    @Check("Each task in a chain of tasks goes on one turn after the task that it awaits has ended.")
    @Order(12)
    void aChainOfTasks() {
        Future<String> cup = loop.createFuture();
        runAll("make task a, which awaits a future, b, which awaits a, and c, which awaits b; count the turns", () -> {
            Task<String> a = start("a", () -> noted("a", cup.await()));
            Task<String> b = start("b", () -> noted("b", a.await() + "!"));
            start("c", () -> noted("c", b.await() + "?"));
            at(10, () -> {
                cup.setResult("tea");
                countTurns(1);
            });
        });
        expectSeen("a ends with tea", "turn 1", "b ends with tea!", "turn 2", "c ends with tea!?", "turn 3");
    }

    private String noted(String name, String result) {
        note(name + " ends with " + result);
        return result;
    }

    private void countTurns(int turn) {
        loop.callSoon(() -> {
            note("turn " + turn);
            if (turn < 3) {
                countTurns(turn + 1);
            }
        });
    }

    @Check("A CancelledError that leaves the body cancels the task, with the same message. The body may catch it.")
    @Order(13)
    void aCancelledErrorCancelsTheTask() {
        Future<String> cup = loop.createFuture();
        List<Task<?>> tasks = new ArrayList<>();
        runAll("make three tasks that await a future, which is cancelled; two of the tasks catch the error", () -> {
            tasks.add(start("a", cup::await));
            tasks.add(start("b", () -> comesOf(cup::await)));
            tasks.add(start("c", () -> {
                try {
                    return cup.await();
                } catch (CancelledError cancelled) {
                    throw new ArithmeticException("in the catch");
                }
            }));
            at(10, () -> cup.cancel("closing time"));
        });
        expectSeen();
        expect("the end of the first task", "cancelled: CancelledError (closing time)", outcome(tasks.get(0)));
        expect(
                "the end of the task that returns in its catch",
                "the result catches CancelledError (closing time)",
                outcome(tasks.get(1)));
        expect(
                "the end of the task that throws in its catch",
                "the exception ArithmeticException (in the catch)",
                outcome(tasks.get(2)));
    }

    @Check("awaited() tells for which future a task waits. It is null if the task is ready, runs, or is done.")
    @Order(14)
    void theAwaitedFuture() {
        Future<String> cup = loop.createFuture();
        List<Future<?>> awaited = new ArrayList<>();
        runAll("make a task that sleeps for 0 ms, and then awaits a future; look at awaited() six times", () -> {
            var self = new Task<?>[1];
            self[0] = start("a", () -> {
                awaited.add(self[0].awaited());
                Async.sleep(Duration.ZERO);
                cup.await();
                awaited.add(self[0].awaited());
            });
            awaited.add(self[0].awaited());
            loop.callSoon(() -> awaited.add(self[0].awaited()));
            at(5, () -> awaited.add(self[0].awaited()));
            at(10, () -> cup.setResult("tea"));
            at(20, () -> awaited.add(self[0].awaited()));
        });
        expectSeen();
        List<String> names = awaited.stream()
                .map(each -> each == null ? "null" : each.equals(cup) ? "the future" : "another future")
                .toList();
        expect(
                "awaited() at first, when the task runs, is ready, waits, runs again, and is done",
                List.of("null", "null", "null", "the future", "null", "null"),
                names);
    }

    @Check("A task begins with the context values of the code that makes it. What the task sets, only the task sees.")
    @Order(15)
    void eachTaskHasItsContext() {
        var drink = new ContextVar<String>("drink", "nothing");
        runAll("set a context variable, make tasks a and b, and set it again; a and b look at it, and set it", () -> {
            drink.set("tea");
            start("a", () -> setsAndLooks("a", drink, "juice"));
            start("b", () -> setsAndLooks("b", drink, "milk"));
            drink.set("coffee");
            loop.callSoon(() -> note("the callback has " + drink.get()));
        });
        expectSeen(
                "a has tea",
                "b has tea",
                "the callback has coffee",
                "a has juice",
                "b has milk",
                "a has juice again",
                "b has milk again");
    }

    private void setsAndLooks(String name, ContextVar<String> variable, String own) {
        note(name + " has " + variable.get());
        variable.set(own);
        Async.sleep(Duration.ZERO);
        note(name + " has " + variable.get());
        Async.sleep(millis("a".equals(name) ? 10 : 20));
        note(name + " has " + variable.get() + " again");
    }

    @Check("A failure that nobody has read is reported when the loop is closed. An await reads it.")
    @Order(16)
    void anUnreadFailureIsReported() {
        var failure = new ArithmeticException("no milk");
        runAll("make a task that fails, a task that catches a failure, and a task that catches one later", () -> {
            start("a", () -> {
                raise(failure);
            });
            Task<Void> b = start("b", () -> {
                Async.sleep(millis(10));
                raise(new ArithmeticException("no cups"));
            });
            start("c", () -> noteOf("c", b));
            start("d", () -> {
                Async.sleep(millis(20));
                noteOf("d", b);
            });
        });
        expectSeen("c catches ArithmeticException (no cups)", "d catches ArithmeticException (no cups)");
        expect("the exceptions that were reported", List.of(failure), unread());
    }
}
