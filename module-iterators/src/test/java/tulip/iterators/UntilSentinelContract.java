package tulip.iterators;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What Python's `iter(f, sentinel)` must prove: it asks once for each element, and never after the sentinel.
public abstract class UntilSentinelContract extends WalkContract {
    protected abstract <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel);

    @Check("The elements come in order, up to the sentinel. The sentinel is not an element.")
    @Order(1)
    void endsAtTheSentinel() {
        var slips = new Slips("espresso", "tea", "closed", "cocoa");
        step("a supplier that gives " + slips);
        expect("all elements until \"closed\"", List.of("espresso", "tea"), elements("walk", until("closed", slips)));
    }

    @Check("The sentinel is compared with equals: another object that equals it ends the walk too.")
    @Order(2)
    void equalsDecides() {
        step("a supplier that gives a copy of the sentinel");
        var walk = until("closed", new Slips("tea", String.valueOf("closed".toCharArray())));
        expect("hasNext()", true, hasNext("walk", walk));
        next("walk", walk);
        expect("hasNext() at the copy", false, hasNext("walk", walk));
    }

    @Check("null is an element like any other. It may also be the sentinel.")
    @Order(3)
    void nullIsAnElement() {
        step("a supplier that gives null, \"tea\", \"closed\"");
        expect(
                "all elements until \"closed\"",
                list(null, "tea"),
                elements("walk", until("closed", new Slips(null, "tea", "closed"))));
        step("a supplier that gives \"tea\", null");
        expect("all elements until null", List.of("tea"), elements("walk", until(null, new Slips("tea", null))));
    }

    @Check("The supplier is called only when hasNext or next needs an element, and once for each element.")
    @Order(4)
    void asksOnceForEachElement() {
        var slips = new Slips("espresso", "tea", "closed");
        var walk = until("closed", slips);
        expect("the number of calls of the supplier before hasNext and next are called", 0, slips.calls);
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("walk", walk));
        }
        expect("the number of calls of the supplier after three calls of hasNext()", 1, slips.calls);
        expect("next()", "espresso", next("walk", walk));
        expect("the number of calls of the supplier after the first next()", 1, slips.calls);
    }

    @Check("After the sentinel the supplier is never called again.")
    @Order(5)
    void neverAsksAgain() {
        var slips = new Slips("tea", "closed", "cocoa", "cocoa", "cocoa", "cocoa");
        var walk = until("closed", slips);
        expect("hasNext()", true, hasNext("walk", walk));
        next("walk", walk);
        expect("hasNext() at the sentinel", false, hasNext("walk", walk));
        expect("the second hasNext() at the sentinel", false, hasNext("walk", walk));
        expect("the number of calls of the supplier", 2, slips.calls);
    }

    @Check("next does not need a hasNext before it, and throws NoSuchElementException at the end.")
    @Order(6)
    void nextNeedsNoHasNext() {
        var slips = new Slips("espresso", "tea", "closed", "cocoa", "cocoa", "cocoa", "cocoa");
        var walk = until("closed", slips);
        expect("the first next()", "espresso", next("walk", walk));
        expect("the number of calls of the supplier after one next()", 1, slips.calls);
        expect("the second next()", "tea", next("walk", walk));
        expectEnd("walk", walk);
        expect("the number of calls of the supplier when next has seen the sentinel", 3, slips.calls);
    }

    @Check(
            "An exception is not the end: the caller gets it, and the next call of hasNext or next calls the supplier again.")
    @Order(7)
    void exceptionsPass() {
        passes(new IllegalStateException("no paper"));
    }

    @Check("A NoSuchElementException of the supplier is not the end either.")
    @Order(8)
    void noSuchElementIsNotTheEnd() {
        passes(looksLikeTheEnd());
    }

    @Check("An Error of the supplier reaches the caller too, and the walk goes on after it.")
    @Order(9)
    void errorsPass() {
        passes(error());
    }

    private void passes(Throwable failure) {
        var slips = new Slips("espresso", failure, failure, failure, "tea", "closed");
        var walk = until("closed", slips);
        next("walk", walk);
        expectPasses(failure, "walk.hasNext(), where the supplier fails,", walk::hasNext);
        expectPasses(failure, "walk.hasNext(), where the supplier fails again,", walk::hasNext);
        expectPasses(failure, "walk.next(), where the supplier fails once more,", walk::next);
        expect("all elements after that", List.of("tea"), elements("walk", walk));
        expect("the number of calls of the supplier", 6, slips.calls);
    }

    private Iterator<Object> until(Object sentinel, Slips slips) {
        return untilSentinel(slips, sentinel);
    }

    /// Gives one slip after the other, or throws it, and counts.
    private static final class Slips implements Supplier<Object> {
        private final List<Object> slips;
        private int calls;

        Slips(Object... slips) {
            this.slips = list(slips);
        }

        @Override
        public Object get() {
            if (calls == slips.size()) {
                throw new IllegalStateException("the supplier was called again after its last element");
            }
            Object slip = slips.get(calls++);
            if (slip instanceof Throwable failure) {
                throw Failing.unchecked(failure);
            }
            return slip;
        }

        @Override
        public String toString() {
            return slips.toString();
        }
    }
}
