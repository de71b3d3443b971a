package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// An iterable that counts down to 1, in each walk again (PEP 234).
///
/// A countdown holds no position. Each [#iterator] holds its own, so walks do not disturb each other.
public final class Countdown implements Iterable<Integer> {
    private final int from;

    /// @param from  the first element; if it is less than 1, there are no elements
    public Countdown(int from) {
        this.from = from;
    }

    @Override
    public Iterator<Integer> iterator() {
        return new Iterator<>() {
            private int next = from;

            @Override
            public boolean hasNext() {
                return next >= 1;
            }

            @Override
            public Integer next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return next--;
            }
        };
    }
}
