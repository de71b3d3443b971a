package tulip.generators;

import java.util.InputMismatchException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a generator must prove if an end escapes from its body (PEP 479), beside what it proved before.
public abstract class StopLeakContract extends ReentrancyContract {
    @Check("A NoSuchElementException that escapes from the body is an IllegalStateException with that cause.")
    @Order(31)
    void anEscapingEndIsAnError() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups = make("a body that yields 1, and from which an end escapes", out -> {
            out.yield(1);
            throw end;
        });
        expect("next()", 1, next("cups", cups));
        expectLeak(end, "cups.next()", expectThrows(RuntimeException.class, "cups.next()", cups::next));
        expectEnd("cups", cups);
    }

    @Check("hasNext says so too, and not that there is no more.")
    @Order(32)
    void hasNextSaysSoToo() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups = make("a body from which an end escapes", out -> {
            throw end;
        });
        expectLeak(end, "cups.hasNext()", expectThrows(RuntimeException.class, "cups.hasNext()", cups::hasNext));
        expectEnd("cups", cups);
    }

    @Check("The end of an iterator that the body uses is such an end, and so is what extends NoSuchElementException.")
    @Order(33)
    void everyKindOfEnd() {
        Generator<Integer> inner = make("inner, a body that yields nothing", out -> {});
        Generator<Integer> cups = make("a body that takes what inner gives", out -> out.yield(inner.next()));
        RuntimeException thrown = expectThrows(RuntimeException.class, "cups.next()", cups::next);
        expect(
                "what cups.next() throws",
                "IllegalStateException",
                thrown.getClass().getSimpleName());
        var end = new InputMismatchException("no number");
        Generator<Integer> scanning = make("a body that throws an InputMismatchException", out -> {
            throw end;
        });
        expectLeak(end, "scanning.next()", expectThrows(RuntimeException.class, "scanning.next()", scanning::next));
    }

    @Check("An end that escapes while the generator is being closed comes out of close in the same way.")
    @Order(34)
    void anEndThatEscapesFromClose() {
        var end = new NoSuchElementException("an empty shelf");
        Generator<Integer> cups = make("a body with try, yield 1, finally, from which an end escapes", out -> {
            try {
                out.yield(1);
            } finally {
                throwIt(end);
            }
        });
        expect("next()", 1, next("cups", cups));
        expectLeak(end, "cups.close()", expectThrows(RuntimeException.class, "cups.close()", cups::close));
        expectEnd("cups", cups);
    }

    private static void throwIt(RuntimeException end) {
        throw end;
    }

    @Check("An end that the body catches is its own affair.")
    @Order(35)
    void whatTheBodyCatchesIsNoLeak() {
        Generator<Integer> cups = make("a body that catches an end, and yields 2", out -> {
            try {
                out.yield(List.<Integer>of().getFirst());
            } catch (NoSuchElementException caught) {
                out.yield(2);
            }
        });
        expect("all elements of cups", List.of(2), elements("cups", cups));
    }

    private void expectLeak(NoSuchElementException end, String what, RuntimeException thrown) {
        expectThat(
                !end.equals(thrown),
                what + " throws IllegalStateException, with what escaped inside",
                what + " throws what escaped, as it is");
        expect(
                "what " + what + " throws",
                "IllegalStateException",
                thrown.getClass().getSimpleName());
        expectSame("the cause of what " + what + " throws", end, thrown.getCause());
    }
}
