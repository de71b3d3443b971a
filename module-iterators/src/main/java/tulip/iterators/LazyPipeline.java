package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/// Adds operations to an iterator, and pulls an element only when the caller asks for one: Python's `map`,
/// `filter` and `islice`.
///
/// An exception of a function reaches the caller. Only the element that the function got is lost.
public final class LazyPipeline<T> implements Iterator<T> {
    private final Iterator<? extends T> source;

    private LazyPipeline(Iterator<? extends T> source) {
        this.source = source;
    }

    /// Begins a pipeline.
    ///
    /// @param source  may be endless; the pipeline ends when the source ends for the first time
    public static <T> LazyPipeline<T> of(Iterator<? extends T> source) {
        return new LazyPipeline<>(new StickyEnd<>(source));
    }

    /// Applies the mapper to each element when the caller asks for that element.
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
    /// `filter` must look ahead: `hasNext` pulls elements until it finds one that is kept, and pulls no further.
    public LazyPipeline<T> filter(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return new LazyPipeline<>(new Iterator<T>() {
            private boolean found;
            private T kept; // the element that hasNext has found

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
                kept = null; // the pipeline must not keep the element in memory
                return element;
            }
        });
    }

    /// Ends after `most` elements, without asking the source whether it has more.
    ///
    /// @throws IllegalArgumentException if `most` is negative
    public LazyPipeline<T> limit(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("a limit of " + most + " is negative");
        }
        return of(
                new Iterator<T>() { // `of` releases it at the limit, even if the source has more elements
                    private long left = most;

                    @Override
                    public boolean hasNext() {
                        return left > 0 && source.hasNext();
                    }

                    @Override
                    public T next() { // `of` has called hasNext before
                        T element = source.next();
                        left--; // after the pull, because a pull that throws does not count
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
