package tulip.iterators;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Puts sources one after the other, or side by side: Python's `itertools.chain` and `zip`.
public final class ChainZip {
    private ChainZip() {}

    /// Walks one source after the other. A source is opened only when one of its elements is needed.
    ///
    /// If opening a source throws, the chain has not ended: the next call opens the source again. If a source
    /// calls the chain while the chain opens this source, the source gets an `IllegalStateException`.
    public static <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
        var unopened = new ArrayDeque<Iterable<? extends T>>(List.of(first, second));
        return new Iterator<>() {
            private Iterator<? extends T> current = Collections.emptyIterator();
            private boolean opening;

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && !unopened.isEmpty()) {
                    open();
                }
                return current.hasNext();
            }

            private void open() {
                if (opening) {
                    throw new IllegalStateException("already opening: the source asks the chain that is opening it");
                }
                opening = true;
                try {
                    current = new StickyEnd<>(unopened.getFirst().iterator());
                    unopened.removeFirst(); // only now: if opening threw, the source is still there
                } finally {
                    opening = false;
                }
            }

            @Override
            public T next() {
                var _ = hasNext(); // moves to the second source if the first has ended
                return current.next(); // throws NoSuchElementException if both have ended
            }
        };
    }

    /// Pairs the elements of two sources, until one of them ends.
    ///
    /// As in Python, `zip` takes the left element before it asks the right source. If the right source has ended,
    /// or throws, that left element is lost.
    public static <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(right, "right");
        return new UntilSentinel<>(
                () -> {
                    if (!left.hasNext()) {
                        return null;
                    }
                    L element = left.next();
                    return right.hasNext() ? new Pair<>(element, right.next()) : null;
                },
                null); // the sentinel: a pair is never null
    }
}
