package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/// Lays operations on top of an iterator, and pulls from it only what is asked for: Python's `map`, `filter` and
/// `islice`.
///
/// What a function throws passes. Only the element that the function was given is lost.
public final class LazyPipeline<T> implements Iterator<T> {
    private final Iterator<? extends T> source;

    private LazyPipeline(Iterator<? extends T> source) {
        this.source = source;
    }

    /// Begins a pipeline.
    ///
    /// @param source  may be endless; its first end is the pipeline's end
    public static <T> LazyPipeline<T> of(Iterator<? extends T> source) {
        return new LazyPipeline<>(new StickyEnd<>(source));
    }

    /// Applies the mapper to each element when that element is asked for.
    public <R> LazyPipeline<R> map(Function<? super T, ? extends R> mapper) {
        Objects.requireNonNull(mapper, "mapper");
        return new LazyPipeline<>(new Iterator<R>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public R next() {
                return mapper.apply(source.next());
            }
        });
    }

    /// Keeps the elements for which the predicate holds.
    ///
    /// `filter` must look ahead: `hasNext` pulls up to the next element that is kept, and no further.
    public LazyPipeline<T> filter(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return new LazyPipeline<>(new Iterator<T>() {
            private boolean found;
            private T kept; // once found

            @Override
            public boolean hasNext() {
                while (!found && source.hasNext()) {
                    T candidate = source.next();
                    if (predicate.test(candidate)) {
                        kept = candidate;
                        found = true;
                    }
                }
                return found;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                T element = kept;
                found = false;
                kept = null; // now the caller's alone
                return element;
            }
        });
    }

    /// Ends after so many elements, without asking the source whether it has more.
    ///
    /// @throws IllegalArgumentException if `most` is negative
    public LazyPipeline<T> limit(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("a limit of " + most + " is negative");
        }
        return of(
                new Iterator<T>() { // not only a new pipeline: its end must let go of a source that has more
                    private long left = most;

                    @Override
                    public boolean hasNext() {
                        return left > 0 && source.hasNext();
                    }

                    @Override
                    public T next() { // `of` has asked hasNext
                        T element = source.next();
                        left--; // only now: a pull that throws does not count
                        return element;
                    }
                });
    }

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public T next() {
        return source.next();
    }
}
