package tulip.iterators.exercise;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import tulip.iterators.StickyEnd;
import tulip.kit.Todo;

/// Exercise 1.4: operations that pull only what is asked for. The text is exercises/4-lazy-pipeline.md.
public final class MyLazyPipeline<T> implements Iterator<T> {
    private final Iterator<? extends T> source;

    private MyLazyPipeline(Iterator<? extends T> source) {
        this.source = source;
    }

    /// @param source  may be endless; its first end is the pipeline's end
    public static <T> MyLazyPipeline<T> of(Iterator<? extends T> source) {
        return new MyLazyPipeline<>(new StickyEnd<>(source));
    }

    /// Applies the mapper to each element when that element is asked for.
    public <R> MyLazyPipeline<R> map(Function<? super T, ? extends R> mapper) {
        throw new Todo("new MyLazyPipeline<>(new Iterator<R>() { … })");
    }

    /// Keeps the elements for which the predicate holds.
    public MyLazyPipeline<T> filter(Predicate<? super T> predicate) {
        throw new Todo("new MyLazyPipeline<>(new Iterator<T>() { … })");
    }

    /// Ends after so many elements.
    ///
    /// @throws IllegalArgumentException if `most` is negative
    public MyLazyPipeline<T> limit(long most) {
        throw new Todo("new MyLazyPipeline<>(new Iterator<T>() { … })");
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
