package tulip.async;

import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Clock;
import tulip.kit.Todo;

/// What a future must prove: it is set once, and its callbacks never run inside it.
public abstract class PromiseContract extends LoopContract {
    private final ArithmeticException noMilk = new ArithmeticException("no milk");
    private Future<String> cup;

    /// Makes a future that is not done.
    protected abstract <T> Future<T> future(EventLoop loop);

    @Override
    protected EventLoop loop(Clock clock, Selector selector) {
        return new SelectorEventLoop(clock, selector);
    }

    private Future<String> cup() {
        cup = step("make a future", () -> this.<String>future(loop()));
        return cup;
    }

    private void setResult(String result) {
        perform("cup.setResult(\"" + result + "\")", () -> cup.setResult(result));
    }

    private void setException() {
        perform("cup.setException(no milk)", () -> cup.setException(noMilk));
    }

    /// Adds a callback that notes how the future is then.
    @SuppressWarnings("ReferenceEquality") // it must be the same object
    private void addCallback(String name) {
        perform(
                "cup.addDoneCallback(" + name + ")",
                () -> cup.addDoneCallback(done -> note(name + (done == cup ? "" : ", which gets " + done))));
    }

    /// How a future is, in words.
    @SuppressWarnings("ReferenceEquality") // it must be the same object
    private String outcome() {
        String flags = (cup.isDone() ? "done" : "pending") + (cup.isCancelled() ? ", cancelled" : "");
        return flags + ", result() " + comesOf(() -> "returns " + cup.result()) + ", exception() "
                + comesOf(() -> "returns " + (cup.exception() == noMilk ? "no milk" : cup.exception()));
    }

    @SuppressWarnings("ReferenceEquality") // it must be the same object
    private String comesOf(Callable<String> action) {
        try {
            return action.call();
        } catch (CancelledError cancelled) {
            return "throws CancelledError(" + cancelled.getMessage() + ")";
        } catch (Throwable thrown) {
            if (thrown instanceof Todo todo) {
                throw todo;
            }
            return "throws " + (thrown == noMilk ? "no milk" : thrown.getClass().getSimpleName());
        }
    }

    private static final String PENDING =
            "pending, result() throws IllegalStateException, exception() throws IllegalStateException";
    private static final String TEA = "done, result() returns tea, exception() returns null";
    private static final String FAILED = "done, result() throws no milk, exception() returns no milk";

    private static String cancelled(String message) {
        return "done, cancelled, result() throws CancelledError(" + message + "), exception() throws CancelledError("
                + message + ")";
    }

    @Check("A new future is not done: result() and exception() throw IllegalStateException.")
    @Order(1)
    void atFirstItIsPending() {
        cup();
        expect("the future", PENDING, outcome());
    }

    @Check("setResult ends the future with a result, which may be null.")
    @Order(2)
    void aResult() {
        cup();
        setResult("tea");
        expect("the future", TEA, outcome());
        cup();
        setResult(null);
        expect("the other future", TEA.replace("tea", "null"), outcome());
    }

    @Check("setException ends the future with an exception: result() throws the same object, each time.")
    @Order(3)
    void anException() {
        cup();
        setException();
        expect("the future", FAILED, outcome());
        expect("the future, asked again,", FAILED, outcome());
    }

    @Check("cancel() ends the future, and returns true. Then result() and exception() throw CancelledError.")
    @Order(4)
    void itIsCancelled() {
        cup();
        boolean now = step("cup.cancel(\"closing time\")", () -> cup.cancel("closing time"));
        expect("the future", cancelled("closing time"), outcome());
        expect("what cancel returns", true, now);
        cup();
        perform("cup.cancel()", () -> cup.cancel());
        expect("the other future", cancelled(null), outcome());
    }

    @Check("A future is set once: setting it again throws IllegalStateException, and changes nothing.")
    @Order(5)
    void itIsSetOnce() {
        cup();
        setResult("tea");
        setsAgain(TEA);
        cup();
        setException();
        setsAgain(FAILED);
        cup();
        perform("cup.cancel(\"closing time\")", () -> cup.cancel("closing time"));
        setsAgain(cancelled("closing time"));
    }

    private void setsAgain(String expected) {
        String result = step(
                "cup.setResult(\"coffee\")",
                () -> comesOf(() -> {
                    cup.setResult("coffee");
                    return "returns";
                }));
        expect(
                "what setResult does, and the future then",
                "throws IllegalStateException; " + expected,
                result + "; " + outcome());
        String exception = step(
                "cup.setException(another one)",
                () -> comesOf(() -> {
                    cup.setException(new ArithmeticException("no cups"));
                    return "returns";
                }));
        expect(
                "what setException does, and the future then",
                "throws IllegalStateException; " + expected,
                exception + "; " + outcome());
    }

    @Check("If the future is done, cancel() returns false, and changes nothing.")
    @Order(6)
    void aDoneFutureIsNotCancelled() {
        cup();
        setResult("tea");
        cancelsAgain(TEA);
        cup();
        setException();
        cancelsAgain(FAILED);
        cup();
        perform("cup.cancel(\"closing time\")", () -> cup.cancel("closing time"));
        cancelsAgain(cancelled("closing time"));
    }

    private void cancelsAgain(String expected) {
        String again = step("cup.cancel(\"too late\")", () -> comesOf(() -> "" + cup.cancel("too late")));
        expect("what cancel returns, and the future then", "false; " + expected, again + "; " + outcome());
    }

    @Check("A callback does not run inside setResult, but in a later turn. It gets the future.")
    @Order(7)
    void callbacksAreScheduled() {
        cup();
        addCallback("a");
        soon("x, which sets the result", () -> {
            cup.setResult("tea");
            note("after setResult");
        });
        soon("y");
        expect(
                "what runs in three turns",
                List.of(List.of("x, which sets the result", "after setResult", "y"), List.of("a"), List.of()),
                List.of(turn(), turn(), turn()));
    }

    @Check("Callbacks run in the order in which they were added, once for each time.")
    @Order(8)
    void callbacksRunInOrder() {
        cup();
        addCallback("a");
        Consumer<Future<String>> twice = done -> note("b");
        perform("cup.addDoneCallback(b)", () -> cup.addDoneCallback(twice));
        addCallback("c");
        perform("cup.addDoneCallback(b)", () -> cup.addDoneCallback(twice));
        setResult("tea");
        expect("what runs in two turns", List.of(List.of("a", "b", "c", "b"), List.of()), List.of(turn(), turn()));
    }

    @Check("Callbacks run also if the future gets an exception, or is cancelled.")
    @Order(9)
    void callbacksRunWhateverTheEnd() {
        cup();
        addCallback("a");
        setException();
        expect("what runs after setException", List.of("a"), turn());
        cup();
        addCallback("b");
        perform("cup.cancel()", () -> cup.cancel());
        expect("what runs after cancel", List.of("b"), turn());
    }

    @Check("A callback that is added when the future is done runs in a later turn, once.")
    @Order(10)
    void aLateCallbackRunsToo() {
        cup();
        addCallback("a");
        setResult("tea");
        addCallback("b");
        expect("what runs inside addDoneCallback", List.of(), seen());
        expect("what runs in the turn after", List.of("a", "b"), turn());
        addCallback("c");
        expect("what runs in two more turns", List.of(List.of("c"), List.of()), List.of(turn(), turn()));
        cup();
        perform("cup.cancel()", () -> cup.cancel());
        addCallback("d");
        expect("what runs, if the future was cancelled before", List.of("d"), turn());
    }

    @Check("A set that is refused does not run the callbacks again.")
    @Order(11)
    void aRefusedSetRunsNothing() {
        cup();
        addCallback("a");
        setResult("tea");
        expect("what runs", List.of("a"), turn());
        expectThrows(IllegalStateException.class, "cup.setResult(\"coffee\")", () -> cup.setResult("coffee"));
        perform("cup.cancel()", () -> cup.cancel());
        expect("what runs then", List.of(), turn());
    }

    @Check("removeDoneCallback takes each one back that has this action, and says how many there were.")
    @Order(12)
    void aCallbackIsTakenBack() {
        cup();
        Consumer<Future<String>> action = done -> note("never");
        addCallback("a");
        perform("cup.addDoneCallback(x)", () -> cup.addDoneCallback(action));
        Context.current().run(() -> {
            new ContextVar<String>("name").set("Ada");
            perform("cup.addDoneCallback(x), with another context", () -> cup.addDoneCallback(action));
        });
        addCallback("b");
        int removed = step("cup.removeDoneCallback(x)", () -> cup.removeDoneCallback(action));
        int again = step("cup.removeDoneCallback(x)", () -> cup.removeDoneCallback(action));
        setResult("tea");
        expect("what runs", List.of("a", "b"), turn());
        expect("what the two calls return", List.of(2, 0), List.of(removed, again));
    }

    @Check("A callback that is scheduled already is not taken back: removeDoneCallback returns 0.")
    @Order(13)
    void aScheduledCallbackIsNotTakenBack() {
        cup();
        Consumer<Future<String>> action = done -> note("x");
        perform("cup.addDoneCallback(x)", () -> cup.addDoneCallback(action));
        setResult("tea");
        int removed = step("cup.removeDoneCallback(x)", () -> cup.removeDoneCallback(action));
        expect("what it returns", 0, removed);
        expect("what runs", List.of("x"), turn());
    }

    @Check("A callback runs with the context of the code that added it, also if it was added late.")
    @Order(14)
    void aCallbackHasItsContext() {
        var name = new ContextVar<>("name", "nobody");
        cup();
        Consumer<Future<String>> tell = done -> note(name.get());
        Context.current().run(() -> {
            name.set("Ada");
            perform("cup.addDoneCallback(tell the name), as Ada", () -> cup.addDoneCallback(tell));
        });
        Context.current().run(() -> {
            name.set("Linus");
            perform("cup.setResult(\"tea\"), as Linus", () -> cup.setResult("tea"));
            perform("cup.addDoneCallback(tell the name), as Linus", () -> cup.addDoneCallback(tell));
        });
        perform("cup.addDoneCallback(tell the name)", () -> cup.addDoneCallback(tell));
        expect("the names that the callbacks tell", List.of("Ada", "Linus", "nobody"), turn());
    }

    @Check("If a callback throws, the loop reports that, and the other callbacks run. The future keeps its result.")
    @Order(15)
    void aCallbackThatThrows() {
        cup();
        perform(
                "cup.addDoneCallback(throw no milk)",
                () -> cup.addDoneCallback(done -> {
                    throw noMilk;
                }));
        addCallback("b");
        setResult("tea");
        expect("what runs", List.of("b"), turn());
        expect("what is reported", List.of(noMilk), reported);
        expect("the future", TEA, outcome());
    }

    @Check("A task waits for the future, and goes on in a later turn. It does not wait for a future that is done.")
    @Order(16)
    void aTaskAwaitsIt() {
        cup();
        perform(
                "run a task that awaits the future twice, while a callback sets the result",
                () -> loop().runUntilComplete(() -> {
                    loop().callSoon(noting("the result is set", () -> {
                        cup.setResult("tea");
                        loop().callSoon(noting("a callback", () -> {}));
                    }));
                    note("first " + cup.await());
                    note("again " + cup.await());
                    return null;
                }));
        expect("what happens", List.of("the result is set", "first tea", "again tea", "a callback"), seen());
    }

    @Check("An exception that nobody has read is reported when the loop is closed; no other exception is.")
    @Order(17)
    void anUnreadExceptionIsReported() {
        cup();
        setException();
        expect("what is reported before the loop is closed", List.of(), reported);
        Future<String> lost = cup;
        cup();
        perform("cup.setException(read by exception())", () -> cup.setException(new AssertionError("exception()")));
        perform("cup.exception()", () -> cup.exception());
        cup();
        perform("cup.setException(read by result())", () -> cup.setException(new AssertionError("result()")));
        expectThrows(AssertionError.class, "cup.result()", cup::result);
        cup();
        perform("cup.cancel()", () -> cup.cancel());
        Future<String> cancelled = cup;
        cup();
        setResult("tea");
        perform("loop.close()", loop()::close);
        expect(
                "the messages of what is reported",
                List.of("no milk"),
                reported.stream()
                        .map(thrown -> thrown == null ? "null" : thrown.getMessage())
                        .sorted()
                        .toList());
        expectThat(lost.isDone() && cancelled.isDone() && cup.isDone(), "all futures are done", "a future is pending");
    }
}
