package tulip.async;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a gather must prove: all results in order, or the first exception at once. The expected orders are those of
/// CPython's asyncio.
public abstract class GatherContract extends OnManualLoop {
    private final ArithmeticException noMilk = new ArithmeticException("no milk");
    private Throwable thrownByMain; // although no check expects it

    /// Gathers the futures. A loop runs on this thread.
    protected abstract <T> Future<List<T>> gather(List<Future<T>> futures);

    @Check("The result is the list of all results, in the order of the futures, when the last future is done.")
    @Order(1)
    void resultsComeInTheOrderOfTheFutures() {
        runMain("gather three tasks, which return A after 20 ms, B after 10 ms and C after 15 ms", () -> {
            Task<String> a = start("a", sleeper("a", 20, "A"));
            Task<String> b = start("b", sleeper("b", 10, "B"));
            Task<String> c = start("c", sleeper("c", 15, "C"));
            awaitAndNote(all(List.of(a, b, c)));
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "0: c begins",
                "10: b ends",
                "15: c ends",
                "20: a ends",
                "20: main gets [A, B, C]");
    }

    @Check("A result may be null.")
    @Order(2)
    void aResultMayBeNull() {
        runMain("gather two futures, which are set to null and to B", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = loop.createFuture();
            at(5, () -> a.setResult(null));
            at(10, () -> b.setResult("B"));
            awaitAndNote(all(List.of(a, b)));
        });
        expectSeen("10: main gets [null, B]");
    }

    @Check("If a future is given twice, its result is in the list twice.")
    @Order(3)
    void aFutureMayBeGivenTwice() {
        runMain("gather the tasks a, b and a again", () -> {
            Task<String> a = start("a", sleeper("a", 20, "A"));
            Task<String> b = start("b", sleeper("b", 10, "B"));
            awaitAndNote(all(List.of(a, b, a)));
        });
        expectSeen("0: a begins", "0: b begins", "10: b ends", "20: a ends", "20: main gets [A, B, A]");
    }

    @Check("If there is no future, the gather is done at once, with an empty list.")
    @Order(4)
    void noFutureIsAnEmptyList() {
        runMain("gather no futures", () -> {
            Future<List<String>> none = all(List.of());
            note("at once: " + outcome(none));
            at(5, () -> note("later: " + outcome(none)));
        });
        expectSeen("at once: the result []", "later: the result []");
    }

    @Check("If all futures are done already, the gather is done at once: it needs no turn of the loop.")
    @Order(5)
    void doneFuturesNeedNoTurn() {
        runMain("gather two futures that are done", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = loop.createFuture();
            b.setResult("B");
            a.setResult("A");
            Future<List<String>> both = all(List.of(a, b, b));
            note("at once: " + outcome(both));
            at(5, () -> note("later: " + outcome(both)));
        });
        expectSeen("at once: the result [A, B, B]", "later: the result [A, B, B]");
    }

    @Check("A future that is done already counts: the gather waits only for the others.")
    @Order(6)
    void someFuturesAreDone() {
        runMain("gather a future that is done, a task that returns B after 10 ms, and a future that is done", () -> {
            Future<String> a = loop.createFuture();
            Future<String> c = loop.createFuture();
            a.setResult("A");
            c.setResult("C");
            Task<String> b = start("b", sleeper("b", 10, "B"));
            awaitAndNote(all(List.of(a, b, c)));
        });
        expectSeen("0: b begins", "10: b ends", "10: main gets [A, B, C]");
    }

    @Check("The gather is done in the turn after its last future, and not inside the setResult of this future.")
    @Order(7)
    void theGatherIsDoneATurnLater() {
        runMain("gather two futures, and set both in one callback", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = loop.createFuture();
            Future<List<String>> both = all(List.of(a, b));
            loop.callSoon(() -> {
                loop.callSoon(() -> note("turn 2 begins: " + outcome(both)));
                b.setResult("B");
                a.setResult("A");
                note("after setResult: " + outcome(both));
                loop.callSoon(() -> note("turn 2 ends: " + outcome(both)));
            });
        });
        expectSeen("after setResult: pending", "turn 2 begins: pending", "turn 2 ends: the result [A, B]");
    }

    @Check("The first exception is the exception of the gather, at once. The other tasks run on.")
    @Order(8)
    void theFirstExceptionComesAtOnce() {
        runMain("gather three tasks: a returns after 30 ms, b fails after 20 ms, c fails after 10 ms", () -> {
            Task<String> a = start("a", sleeper("a", 30, "A"));
            Task<String> b = start("b", failing("b", 20, new ArithmeticException("no beans")));
            Task<String> c = start("c", failing("c", 10, noMilk));
            awaitAndNote(all(List.of(a, b, c)));
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "0: c begins",
                "10: c fails",
                "10: main catches ArithmeticException (no milk)",
                "20: b fails",
                "30: a ends");
    }

    @Check("If several futures are done in the same turn, the first exception counts, and it counts before a result.")
    @Order(9)
    void severalAreDoneInOneTurn() {
        runMain(
                "gather three futures, and set c to a result, b to an exception and a to another, in one callback",
                () -> {
                    Future<String> a = loop.createFuture();
                    Future<String> b = loop.createFuture();
                    Future<String> c = loop.createFuture();
                    Future<List<String>> all = all(List.of(a, b, c));
                    loop.callSoon(() -> {
                        c.setResult("C");
                        b.setException(noMilk);
                        a.setException(new ArithmeticException("no beans"));
                    });
                    awaitAndNote(all);
                });
        expectSeen("0: main catches ArithmeticException (no milk)");
    }

    @Check("The exception of the gather is the same object as that of the future: of any type.")
    @Order(10)
    void theExceptionIsTheSameObject() {
        List<Throwable> failures = List.of(noMilk, new IOException("no power"), new AssertionError("no cups"));
        List<Throwable> caught = new ArrayList<>();
        runMain("gather three times one task, which throws a runtime exception, a checked one, and an Error", () -> {
            for (Throwable failure : failures) {
                Task<String> task = start("a", () -> raise(failure));
                Future<List<String>> one = all(List.of(task));
                note(comesOf(() -> {
                    try {
                        return one.await();
                    } catch (Throwable thrown) {
                        caught.add(thrown);
                        throw thrown;
                    }
                }));
            }
        });
        expectSeen("catches ArithmeticException (no milk)", "catches IOException", "catches AssertionError");
        for (int i = 0; i < failures.size(); i++) {
            String type = failures.get(i).getClass().getSimpleName();
            expectSame("what an await of the gather throws for the " + type, failures.get(i), caught.get(i));
        }
    }

    @Check("If a future has failed already, the gather fails at once.")
    @Order(11)
    void aFailedFutureFailsAtOnce() {
        runMain("gather a pending future, and two futures that have failed", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = failed(noMilk);
            Future<String> c = failed(new ArithmeticException("no beans"));
            Future<List<String>> all = all(List.of(a, b, c));
            note("at once: " + outcome(all));
            at(5, () -> note("later: " + outcome(all)));
            at(5, () -> note("a: " + outcome(a)));
        });
        expectSeen(
                "at once: the exception ArithmeticException (no milk)",
                "later: the exception ArithmeticException (no milk)",
                "a: pending");
    }

    @Check(
            "Later exceptions and results change nothing, and count as read: only the gather's own exception is reported "
                    + "if nobody reads it.")
    @Order(12)
    void laterExceptionsCountAsRead() {
        runMain("gather four futures, which nobody awaits: a and b fail, c has failed already, d gets a result", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = loop.createFuture();
            Future<String> d = loop.createFuture();
            Future<List<String>> all = all(List.of(a, b, failed(noMilk), d));
            at(5, () -> a.setException(new ArithmeticException("no beans")));
            at(10, () -> b.setException(new ArithmeticException("no cups")));
            at(15, () -> d.setResult("D"));
            at(20, () -> note("done: " + all.isDone()));
        });
        expectSeen("done: true");
        expect(
                "all exceptions that nobody has read",
                List.of("ArithmeticException (no milk)"),
                unread().stream().map(OnManualLoop::told).sorted().toList());
    }

    @Check("If a future is cancelled, the gather fails with its CancelledError. The gather is not cancelled, and the "
            + "other tasks run on.")
    @Order(13)
    void aCancelledFutureIsAnException() {
        runMain("gather two tasks, and cancel a after 5 ms", () -> {
            Task<String> a = start("a", sleeper("a", 20, "A"));
            Task<String> b = start("b", sleeper("b", 20, "B"));
            Future<List<String>> both = all(List.of(a, b));
            at(5, () -> a.cancel("spilt"));
            awaitAndNote(both);
            note("the gather: " + outcome(both));
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "5: a is cancelled",
                "5: main catches CancelledError (spilt)",
                "the gather: the exception CancelledError (spilt)",
                "20: b ends");
    }

    @Check("A future that was cancelled already fails the gather at once.")
    @Order(14)
    void aFutureMayBeCancelledAlready() {
        runMain("gather a future that was cancelled, and a pending one", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = loop.createFuture();
            a.cancel("spilt");
            Future<List<String>> both = all(List.of(b, a));
            note("at once: " + outcome(both));
            at(5, () -> note("later: " + outcome(both)));
            at(5, () -> note("b: " + outcome(b)));
        });
        expectSeen(
                "at once: the exception CancelledError (spilt)",
                "later: the exception CancelledError (spilt)",
                "b: pending");
    }

    @Check("To cancel the gather cancels all its futures, with the same message.")
    @Order(15)
    void cancelCancelsAllFutures() {
        runMain("gather two tasks, and cancel the gather after 5 ms", () -> {
            Task<String> a = start("a", sleeper("a", 20, "A"));
            Task<String> b = start("b", sleeper("b", 20, "B"));
            Future<List<String>> both = all(List.of(a, b));
            at(5, () -> note("cancel gives " + both.cancel("closing time")));
            awaitAndNote(both);
            at(50, () -> note("b: " + outcome(b)));
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "cancel gives true",
                "5: a is cancelled",
                "5: b is cancelled",
                "5: main catches CancelledError (closing time)",
                "b: cancelled: CancelledError (closing time)");
    }

    @Check("A gather that is cancelled is not done before a future is done: a task may clean up first.")
    @Order(16)
    void cancelIsARequest() {
        runTasks("make a task that gathers a task, which cleans up for 10 ms when it is cancelled after 5 ms", () -> {
            Task<String> a = start("a", cleaner("a", "A"));
            Task<?> main = startMain(() -> awaitAndNote(all(List.of(a))));
            at(5, main::cancel);
        });
        expectSeen("0: a begins", "5: a cleans up", "15: a is clean", "15: main catches CancelledError");
    }

    @Check("If the futures end with results although the gather was cancelled, the gather still fails with a "
            + "CancelledError.")
    @Order(17)
    void aCancelledGatherHasNoResult() {
        runTasks("make a task that gathers two tasks, which refuse to be cancelled after 5 ms", () -> {
            Task<String> a = start("a", stubborn("a", "A"));
            Task<String> b = start("b", stubborn("b", "B"));
            Task<?> main = startMain(() -> {
                Future<List<String>> both = all(List.of(a, b));
                comesOf(both::await);
                noteTime("the gather is done: " + both.isDone() + ", and cancelled: " + both.isCancelled());
                note("its result: " + typeOf(comesOf(both::result)));
            });
            at(5, main::cancel);
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "5: a goes on",
                "5: b goes on",
                "15: the gather is done: true, and cancelled: false",
                "its result: catches CancelledError");
    }

    @Check("To cancel the gather again asks the futures again.")
    @Order(18)
    void cancelMayBeCalledAgain() {
        runMain("gather a task that refuses to be cancelled once, and cancel the gather after 5 and after 7 ms", () -> {
            Task<String> a = start("a", stubborn("a", "A"));
            Future<List<String>> one = all(List.of(a));
            at(5, () -> note("cancel gives " + one.cancel("closing time")));
            at(7, () -> note("cancel gives " + one.cancel("out")));
            awaitAndNote(one);
        });
        expectSeen(
                "0: a begins",
                "cancel gives true",
                "5: a goes on",
                "cancel gives true",
                "7: main catches CancelledError (out)");
    }

    @Check("`cancel` returns whether a future could be cancelled. If none could, the gather gets its result.")
    @Order(19)
    void cancelTellsWhetherItWasInTime() {
        runMain("gather two futures, set them, and cancel the gather before its turn", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = loop.createFuture();
            Future<List<String>> both = all(List.of(a, b));
            a.setResult("A");
            b.setResult("B");
            note("cancel gives " + both.cancel());
            awaitAndNote(both);
        });
        expectSeen("cancel gives false", "0: main gets [A, B]");
    }

    @Check(
            "If some futures are done, `cancel` cancels the others. If all are done then, a second `cancel` returns false.")
    @Order(20)
    void cancelCancelsWhatIsLeft() {
        runMain("gather three futures, set a and c, and cancel the gather twice", () -> {
            Future<String> a = loop.createFuture();
            Future<String> b = loop.createFuture();
            Future<String> c = loop.createFuture();
            Future<List<String>> all = all(List.of(a, b, c));
            a.setResult("A");
            c.setResult("C");
            note("cancel gives " + all.cancel("closing time"));
            note("a second cancel gives " + all.cancel("closing time"));
            awaitAndNote(all);
            note("b: " + outcome(b));
        });
        expectSeen(
                "cancel gives true",
                "a second cancel gives false",
                "0: main catches CancelledError (closing time)",
                "b: cancelled: CancelledError (closing time)");
    }

    @Check("After an exception the gather is done: `cancel` returns false, and cancels nothing.")
    @Order(21)
    void cancelAfterAnExceptionDoesNothing() {
        runMain("gather two tasks: a returns after 20 ms, b fails after 10 ms; then cancel the gather", () -> {
            Task<String> a = start("a", sleeper("a", 20, "A"));
            Task<String> b = start("b", failing("b", 10, noMilk));
            Future<List<String>> both = all(List.of(a, b));
            awaitAndNote(both);
            note("cancel gives " + both.cancel());
        });
        expectSeen(
                "0: a begins",
                "0: b begins",
                "10: b fails",
                "10: main catches ArithmeticException (no milk)",
                "cancel gives false",
                "20: a ends");
    }

    /// Gathers, and refuses null.
    private <T> Future<List<T>> all(List<Future<T>> futures) {
        Future<List<T>> gathered = gather(futures);
        expectThat(gathered != null, "begin() returns the gather", "begin() returns null");
        return gathered;
    }

    /// Without the message: an answer may have its own words.
    private static String typeOf(String came) {
        return came.replaceAll("(?<=CancelledError) .*", "");
    }

    private void awaitAndNote(Future<?> gathered) {
        noteTime("main " + comesOf(gathered::await));
    }

    private <T> Future<T> failed(Throwable failure) {
        Future<T> future = loop.createFuture();
        future.setException(failure);
        return future;
    }

    private <T> Task<T> start(String name, Callable<T> body) {
        return loop.createTask(name, body);
    }

    private void runMain(String what, Action body) {
        runTasks("make a task: " + what, () -> startMain(body));
    }

    private void runTasks(String what, Action action) {
        runAll(what, action);
        if (thrownByMain != null) {
            raise(thrownByMain);
        }
    }

    private Task<?> startMain(Action body) {
        return start("main", () -> {
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

    private <T> Callable<T> failing(String name, int millis, Throwable failure) {
        return () -> {
            noteTime(name + " begins");
            Async.sleep(millis(millis));
            noteTime(name + " fails");
            return raise(failure);
        };
    }

    /// A body that needs 10 ms to clean up.
    private <T> Callable<T> cleaner(String name, T result) {
        return () -> {
            noteTime(name + " begins");
            try {
                Async.sleep(millis(100));
            } finally {
                noteTime(name + " cleans up");
                Async.sleep(millis(10));
                noteTime(name + " is clean");
            }
            return result;
        };
    }

    /// A body that does not let itself be cancelled.
    private <T> Callable<T> stubborn(String name, T result) {
        return () -> {
            noteTime(name + " begins");
            try {
                Async.sleep(millis(100));
            } catch (CancelledError refused) {
                noteTime(name + " goes on");
            }
            Async.sleep(millis(10));
            return result;
        };
    }
}
