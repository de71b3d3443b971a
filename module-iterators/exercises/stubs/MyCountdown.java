package tulip.iterators.exercise;

import java.util.Iterator;
import java.util.NoSuchElementException;
import tulip.kit.Todo;

/// Exercise 1.1: counts down to 1, as often as it is asked to. The text is exercises/1-countdown.md.
public final class MyCountdown implements Iterable<Integer> {
    private final int from;

    /// @param from  the first element; if it is less than 1, there are no elements
    public MyCountdown(int from) {
        this.from = from;
    }

    @Override
    public Iterator<Integer> iterator() {
        throw new Todo("an iterator that counts from `from` down to 1");
    }
}
