package tulip.iterators.exercise;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import tulip.kit.Todo;

/// Exercise 1.2: asks a supplier until it gives the sentinel. The text is exercises/2-until-sentinel.md.
public final class MyUntilSentinel<T> implements Iterator<T> {
    private enum State {
        UNKNOWN,
        READY,
        ENDED
    }

    private Supplier<? extends T> source;
    private final T sentinel;
    private State state = State.UNKNOWN;
    private T ahead; // the element of READY

    /// @param source    is asked for one element at a time
    /// @param sentinel  ends the iteration and is no element; may be null
    public MyUntilSentinel(Supplier<? extends T> source, T sentinel) {
        this.source = Objects.requireNonNull(source, "source");
        this.sentinel = sentinel;
    }

    @Override
    public boolean hasNext() {
        throw new Todo("find out whether there is more, and remember what you found");
    }

    @Override
    public T next() {
        throw new Todo("the element, once");
    }
}
