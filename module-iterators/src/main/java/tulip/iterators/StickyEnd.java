package tulip.iterators;

import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;

/// Makes the end of another iterator final: once ended, always ended, whatever happens to the source (PEP 234).
///
/// Only `hasNext() == false` is the end. What the source throws passes and ends nothing, not even a
/// `NoSuchElementException` after `hasNext()` was true.
public final class StickyEnd<T> implements Iterator<T> {
    private Iterator<? extends T> source;

    /// @param source  is let go at its end, and never asked again
    public StickyEnd(Iterator<? extends T> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public boolean hasNext() {
        boolean more = source.hasNext();
        if (!more) {
            source = Collections.emptyIterator();
        }
        return more;
    }

    @Override
    public T next() {
        var _ = hasNext(); // lets the source go if it has ended
        return source.next(); // then the empty iterator throws NoSuchElementException
    }
}
