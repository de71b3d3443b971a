package tulip.iterators;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/// Makes the end of another iterator final: once ended, always ended, whatever happens to the source (PEP 234).
///
/// Only `hasNext() == false` is the end. Whatever the source throws passes and ends nothing.
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
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return source.next();
    }
}
