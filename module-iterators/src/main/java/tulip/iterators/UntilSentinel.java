package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;

/// Asks a supplier for element after element, until it gives the sentinel: Python's `iter(f, sentinel)` (PEP 234).
///
/// Only by asking the supplier can [#hasNext] know whether there is more. It asks once and keeps what it got.
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

    private Supplier<? extends T> source; // null when ENDED: let go
    private final T sentinel;
    private State state = State.UNKNOWN;
    private T ahead; // the element of READY; else null

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
            boolean end = Objects.equals(sentinel, element);
            if (state == State.UNKNOWN) { // else the supplier has asked this iterator: what was seen then counts
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
        ahead = null; // now the caller's alone
        state = State.UNKNOWN;
        return element;
    }
}
