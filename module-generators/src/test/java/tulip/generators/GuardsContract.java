package tulip.generators;

import java.util.InputMismatchException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a generator must prove when somebody asks while its body runs, beside what it proved before.
@SuppressWarnings("ReturnValueIgnored") // what a call throws is all that is asked
public abstract class GuardsContract extends GuardsRaceContract {
    private final AtomicReference<Generator<Integer>> self = new AtomicReference<>();

    @Check("If the body calls next or hasNext of its own generator, it gets AlreadyRunning, and can go on.")
    @Order(21)
    void aBodyMayNotAskItself() {
        Generator<Integer> numbers = make("a body that calls its own next() and hasNext(), and yields 1 and 2", out -> {
            out.yield(1);
            trace.add(comesOf(() -> self.get().next()));
            trace.add(comesOf(() -> self.get().hasNext()));
            out.yield(2);
        });
        self.set(numbers);
        expect("the first next()", 1, next("numbers", numbers));
        boolean more = hasNext("numbers", numbers);
        expect("what the body's own calls have thrown", "[AlreadyRunning, AlreadyRunning]", trace.toString());
        expect("hasNext() after that", true, more);
        expect("the second next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
    }

    @Check("If the body closes its own generator, it gets AlreadyRunning, and can go on.")
    @Order(22)
    void aBodyMayNotCloseItself() {
        Generator<Integer> numbers = make("a body that calls its own close(), and yields 1 and 2", out -> {
            trace.add(comesOf(() -> self.get().close()));
            out.yield(1);
            out.yield(2);
        });
        self.set(numbers);
        boolean more = hasNext("numbers", numbers);
        expect("hasNext() after that", true, more);
        expect("what the body's own close() has thrown", "[AlreadyRunning]", trace.toString());
        expect("the first next()", 1, next("numbers", numbers));
        expect("the second next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
    }

    @Check("If the body calls close while its generator is being closed, it gets AlreadyRunning.")
    @Order(23)
    void aBodyThatLeavesMayNotCloseItself() {
        Generator<Integer> numbers =
                make("a body with try, yield 1, finally, which calls its own close() there", out -> {
                    try {
                        out.yield(1);
                    } finally {
                        trace.add(comesOf(() -> self.get().close()));
                    }
                });
        self.set(numbers);
        expect("next()", 1, next("numbers", numbers));
        close("numbers", numbers);
        expect("what the body's own close() has thrown", "[AlreadyRunning]", trace.toString());
        expectEnd("numbers", numbers);
    }

    @Check("If the body does not catch AlreadyRunning, the caller gets it, and the generator has ended.")
    @Order(24)
    void aRefusalMayEndTheBody() {
        Generator<Integer> numbers = make(
                "a body that calls its own next()", out -> out.yield(self.get().next()));
        self.set(numbers);
        var refused = expectThrows(AlreadyRunning.class, "numbers.next()", numbers::next);
        expectThat(
                !refused.getMessage().contains("belongs to"),
                "the message of AlreadyRunning says that the generator is already running",
                "the message of AlreadyRunning says that the generator belongs to another thread");
        expectEnd("numbers", numbers);
    }

    @Check("Only the running body may yield. A yield by other code throws IllegalStateException.")
    @Order(26)
    void onlyTheBodyMayYield() {
        var kept = new AtomicReference<Generator.Out<Integer>>();
        Generator<Integer> numbers = make("a body that gives its out to other code, and yields 1 and 2", out -> {
            kept.set(out);
            out.yield(1);
            out.yield(2);
        });
        expect("the first next()", 1, next("numbers", numbers));
        expectThrows(
                IllegalStateException.class,
                "a yield by its caller",
                () -> kept.get().yield(0));
        expect("the second next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
        expectThrows(
                IllegalStateException.class,
                "a yield at the end",
                () -> kept.get().yield(0));
    }

    @Check("If a NoSuchElementException escapes from the body, next throws IllegalStateException with that cause.")
    @Order(31)
    void anEscapingEndIsAnError() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups = make("a body that yields 1, and throws NoSuchElementException", out -> {
            out.yield(1);
            throw end;
        });
        expect("next()", 1, next("cups", cups));
        expectLeak(end, "cups.next()", expectThrows(IllegalStateException.class, "cups.next()", cups::next));
        expectEnd("cups", cups);
    }

    @Check("If a NoSuchElementException escapes, hasNext throws IllegalStateException too, and does not return false.")
    @Order(32)
    void hasNextSaysSoToo() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups = make("a body that throws NoSuchElementException", out -> {
            throw end;
        });
        expectLeak(end, "cups.hasNext()", expectThrows(IllegalStateException.class, "cups.hasNext()", cups::hasNext));
        expectEnd("cups", cups);
    }

    @Check("The end of another iterator, and a subclass of NoSuchElementException, become IllegalStateException too.")
    @Order(33)
    void everyKindOfEnd() {
        Generator<Integer> inner = make("inner, a body that yields nothing", out -> {});
        Generator<Integer> cups = make("a body that takes what inner gives", out -> out.yield(inner.next()));
        var thrown = expectThrows(IllegalStateException.class, "cups.next()", cups::next);
        expect(
                "what cups.next() throws",
                "IllegalStateException",
                thrown.getClass().getSimpleName());
        var end = new InputMismatchException("no number");
        Generator<Integer> scanning = make("a body that throws an InputMismatchException", out -> {
            throw end;
        });
        expectLeak(
                end, "scanning.next()", expectThrows(IllegalStateException.class, "scanning.next()", scanning::next));
    }

    @Check("If a NoSuchElementException escapes during close, close throws IllegalStateException too.")
    @Order(34)
    void anEndThatEscapesFromClose() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups =
                make("a body with try, yield 1, finally, which throws NoSuchElementException there", out -> {
                    try {
                        out.yield(1);
                    } finally {
                        throwIt(end);
                    }
                });
        expect("next()", 1, next("cups", cups));
        expectLeak(end, "cups.close()", expectThrows(IllegalStateException.class, "cups.close()", cups::close));
        expectEnd("cups", cups);
    }

    private static void throwIt(RuntimeException end) {
        throw end;
    }

    @Check("If the body catches the NoSuchElementException itself, the generator goes on.")
    @Order(35)
    void whatTheBodyCatchesIsNoLeak() {
        Generator<Integer> cups = make("a body that catches a NoSuchElementException, and yields 2", out -> {
            try {
                out.yield(List.<Integer>of().getFirst());
            } catch (NoSuchElementException caught) {
                out.yield(2);
            }
        });
        expect("all elements of cups", List.of(2), elements("cups", cups));
    }

    private void expectLeak(NoSuchElementException end, String what, IllegalStateException thrown) {
        expectSame("the cause of what " + what + " throws", end, thrown.getCause());
    }
}
