package tulip.iterators;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/// Puts sources one after the other, or side by side: Python's `itertools.chain` and `zip`.
public final class ChainZip {
    private ChainZip() {}

    /// Walks one source after the other, and opens each only when an element of it is needed.
    ///
    /// One that throws when it is opened is opened again by whoever asks next: an exception is not its end.
    public static <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
        var unopened = new ArrayDeque<Iterable<? extends T>>(List.of(first, second));
        return new Iterator<>() {
            private Iterator<? extends T> current = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && !unopened.isEmpty()) {
                    current = new StickyEnd<>(unopened.getFirst().iterator());
                    unopened.removeFirst();
                }
                return current.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next();
            }
        };
    }

    /// Pairs the elements of two sources, until one of them ends.
    ///
    /// As in Python, it takes the left element before it asks the right: if the right has ended, that one is gone.
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
                null); // which no pair is
    }
}
