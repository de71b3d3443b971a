package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;

/// Asks a supplier for element after element, until it gives the sentinel: Python's `iter(f, sentinel)` (PEP 234).
///
/// To know whether there is more it must look ahead: [#hasNext] asks the supplier, once, and keeps what it gave.
///
/// ```
///   UNKNOWN ── an element came ──▶ READY        next() hands the element out: back to UNKNOWN
///      └────── the sentinel came ─▶ ENDED       for good: the supplier is never asked again
/// ```
public final class UntilSentinel<T> implements Iterator<T> {
    private enum State {
        UNKNOWN,
        READY,
        ENDED
    }

    private final Supplier<? extends T> source;
    private final T sentinel;
    private State state = State.UNKNOWN;
    private T ahead; // what READY is about

    /// @param source    is asked for one element at a time; what it throws passes, and it can be asked again
    /// @param sentinel  ends the iteration and is no element; compared with `equals`, and may be null
    public UntilSentinel(Supplier<? extends T> source, T sentinel) {
        this.source = Objects.requireNonNull(source, "source");
        this.sentinel = sentinel;
    }

    @Override
    public boolean hasNext() {
        if (state == State.UNKNOWN) {
            T element = source.get();
            if (state == State.UNKNOWN) { // else the supplier walked this very iterator, perhaps to its end
                ahead = element;
                state = Objects.equals(sentinel, element) ? State.ENDED : State.READY;
            }
        }
        return state == State.READY;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        state = State.UNKNOWN;
        return ahead;
    }
}
