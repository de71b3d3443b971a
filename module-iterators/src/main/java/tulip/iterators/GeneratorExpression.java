package tulip.iterators;

import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Describes how each element is made, and makes it when it is asked for: Python's `(f(x) for x in source)` (PEP 289).
public final class GeneratorExpression {
    private GeneratorExpression() {}

    /// Opens the source now, so that its error is raised where the expression stands. Everything else happens when an
    /// element is asked for.
    ///
    /// What the source or the body throws later passes and finishes the expression, as it finishes every generator.
    /// While the source or the body runs, it must not ask the expression: it gets an `IllegalStateException`.
    ///
    /// @param source  is asked for its iterator at once
    /// @param body    is applied to an element when that element is asked for
    public static <S, R> Iterator<R> of(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        var unfinished = new AtomicReference<Iterator<? extends S>>(source.iterator());
        return new OneAtATime<>(new Iterator<>() {
            @Override
            public boolean hasNext() {
                Iterator<? extends S> outermost = finish(); // stays finished if the source throws
                boolean more = outermost.hasNext();
                if (more) {
                    unfinished.set(outermost);
                }
                return more;
            }

            @Override
            public R next() {
                var _ = hasNext();
                Iterator<? extends S> outermost = finish(); // stays finished if the source or the body throws
                R result = body.apply(outermost.next()); // NoSuchElementException if it had finished before
                unfinished.set(outermost);
                return result;
            }

            // Puts an ended iterator in the place of the source.
            private Iterator<? extends S> finish() {
                return unfinished.getAndSet(Collections.emptyIterator());
            }
        });
    }
}
