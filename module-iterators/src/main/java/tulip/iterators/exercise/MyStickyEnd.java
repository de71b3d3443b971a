package tulip.iterators.exercise;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import tulip.kit.Todo;

/// Exercise 1.3: makes the end of another iterator final. The text is exercises/3-sticky-end.md.
public final class MyStickyEnd<T> implements Iterator<T> {
    private Iterator<? extends T> source;

    public MyStickyEnd(Iterator<? extends T> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public boolean hasNext() {
        throw new Todo("whether the source has more, unless it has ended before");
    }

    @Override
    public T next() {
        throw new Todo("the source's next element, unless it has ended before");
    }
}
