package tulip.iterators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What an iterable must prove: each walk over it begins anew, and knows its end.
public abstract class CountdownContract extends Contract {
    protected abstract Iterable<Integer> countdown(int from);

    private Iterator<Integer> walk(int from) {
        return walk(countdown(from));
    }

    private Iterator<Integer> walk(Iterable<Integer> countdown) {
        var walk = countdown.iterator();
        expectThat(walk != null, "iterator() returns an iterator", "iterator() returns null");
        return walk;
    }

    @Check("A loop over a countdown sees every number from the first down to 1.")
    @Order(1)
    void countsDownToOne() {
        step("for (int number : countdown(3))");
        List<Integer> seen = new ArrayList<>();
        var countdown = countdown(3);
        var _ = walk(countdown); // which is there
        for (Integer number : countdown) {
            seen.add(number);
            expectThat(seen.size() <= 3, "the loop ends after 3 elements", "the loop goes on: " + seen);
        }
        expect("what the loop sees", List.of(3, 2, 1), seen);
    }

    @Check("Nothing to count is no error: the walk has no elements.")
    @Order(2)
    void nothingToCountIsEmpty() {
        for (int from : List.of(0, -1, Integer.MIN_VALUE)) {
            String iterator = "countdown(" + from + ").iterator()";
            step(iterator);
            var walk = walk(from);
            expect(iterator + ".hasNext()", false, step(iterator + ".hasNext()", walk::hasNext));
        }
    }

    @Check("hasNext does not move the position, however often it is called.")
    @Order(3)
    void hasNextMovesNothing() {
        var walk = walk(2);
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, step("hasNext()", walk::hasNext));
        }
        expect("next() after three calls of hasNext()", 2, step("next()", walk::next));
    }

    @Check("next does not need a hasNext before it.")
    @Order(4)
    void nextNeedsNoHasNext() {
        var walk = walk(2);
        expect("the first next()", 2, step("next()", walk::next));
        expect("the second next()", 1, step("next()", walk::next));
    }

    @Check("At the end next throws NoSuchElementException, each time it is called.")
    @Order(5)
    void theEndIsNotAnElement() {
        var walk = walk(1);
        step("next()", walk::next);
        expectThrows(NoSuchElementException.class, "next() at the end", walk::next);
        expectThrows(NoSuchElementException.class, "next() at the end, again", walk::next);
        expect("hasNext() at the end", false, step("hasNext()", walk::hasNext));
    }

    @Check("Each call of iterator() starts a walk of its own.")
    @Order(6)
    void eachWalkIsItsOwn() {
        Iterable<Integer> countdown = countdown(3);
        Iterator<Integer> first = walk(countdown);
        step("first.next()", first::next);
        step("first.next()", first::next);
        Iterator<Integer> second = walk(countdown);
        expect("second.next()", 3, step("second.next()", second::next));
        expect("first.next(), after second.next(),", 1, step("first.next()", first::next));
    }

    @Check("If next throws, the position does not move, even at the smallest int.")
    @Order(7)
    void askingPastTheEndMovesNothing() {
        step("countdown(Integer.MIN_VALUE).iterator()");
        var walk = walk(Integer.MIN_VALUE);
        expectThrows(NoSuchElementException.class, "countdown(Integer.MIN_VALUE).iterator().next()", walk::next);
        expect("hasNext() after that", false, step("hasNext()", walk::hasNext));
        expectThrows(NoSuchElementException.class, "next() after that", walk::next);
    }

    @Check("Every int may be the first number, the largest too.")
    @Order(8)
    void beginsAtTheLargestInt() {
        step("countdown(Integer.MAX_VALUE).iterator()");
        var walk = walk(Integer.MAX_VALUE);
        expect("countdown(Integer.MAX_VALUE).iterator().hasNext()", true, step("hasNext()", walk::hasNext));
        expect("the first next()", Integer.MAX_VALUE, step("next()", walk::next));
        expect("the second next()", Integer.MAX_VALUE - 1, step("next()", walk::next));
    }
}
