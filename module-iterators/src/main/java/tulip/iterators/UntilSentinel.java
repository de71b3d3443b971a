package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;

/// Gets elements from a supplier, until the supplier gives the sentinel: Python's `iter(f, sentinel)` (PEP 234).
///
/// [#hasNext] must call the supplier to know whether there is another element. It calls the supplier once, and
/// keeps the element.
///
/// ```
///   UNKNOWN ── an element came ──▶ READY        next() returns the element: back to UNKNOWN
///      └────── the sentinel came ─▶ ENDED       final: the supplier is never called again
/// ```
public final class UntilSentinel<T> implements Iterator<T> {
    private enum State {
        UNKNOWN,
        READY,
        ENDED
    }

    private Supplier<? extends T> source; // null when ENDED, so that it is released
    private final T sentinel;
    private State state = State.UNKNOWN;
    private T ahead; // the element of READY; else null

    /// @param source    gives one element at a time; its exceptions reach the caller, and it can be called again
    /// @param sentinel  ends the iteration and is no element; compared with `equals`, and may be null
    public UntilSentinel(Supplier<? extends T> source, T sentinel) {
        this.source = Objects.requireNonNull(source, "source");
        this.sentinel = sentinel;
    }

    @Override
    public boolean hasNext() {
        if (state == State.UNKNOWN) {
            T element = source.get();
            boolean end = Objects.equals(sentinel, element);
            if (state == State.UNKNOWN) { // else the supplier has called hasNext, and the result of that call counts
                if (end) {
                    state = State.ENDED;
                    source = null;
                } else {
                    state = State.READY;
                    ahead = element;
                }
            }
        }
        return state == State.READY;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T element = ahead;
        ahead = null; // this iterator must not keep the element in memory
        state = State.UNKNOWN;
        return element;
    }
}
