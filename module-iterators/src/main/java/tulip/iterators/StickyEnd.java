package tulip.iterators;

import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;

/// Makes the end of another iterator final: once ended, always ended, whatever happens to the source (PEP 234).
///
/// Only `hasNext() == false` is the end. An exception of the source reaches the caller and ends nothing, not even a
/// `NoSuchElementException` after `hasNext()` was true.
public final class StickyEnd<T> implements Iterator<T> {
    private Iterator<? extends T> source;

    /// @param source  is released at its end, and never called again
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
        var _ = hasNext(); // if the source has ended, replaces it by an empty iterator
        return source.next(); // the empty iterator throws NoSuchElementException
    }
}
