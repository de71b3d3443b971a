package tulip.iterators;

import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Makes each element when the caller asks for it: Python's `(f(x) for x in source)` (PEP 289).
public final class GeneratorExpression {
    private GeneratorExpression() {}

    /// Opens the source now, so that an error of the opening is thrown here. Everything else happens when the
    /// caller asks for an element.
    ///
    /// A later exception of the source or the body reaches the caller, and ends the expression, as an exception
    /// ends every generator. While the source or the body runs, it must not call the expression: such a call
    /// throws an `IllegalStateException`.
    ///
    /// @param source  gives its iterator at once
    /// @param body    is applied to an element when the caller asks for that element
    public static <S, R> Iterator<R> of(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        var unfinished = new AtomicReference<Iterator<? extends S>>(source.iterator());
        return new OneAtATime<>(new Iterator<>() {
            @Override
            public boolean hasNext() {
                Iterator<? extends S> outermost = finish(); // the expression has ended if the source throws now
                boolean more = outermost.hasNext();
                if (more) {
                    unfinished.set(outermost);
                }
                return more;
            }

            @Override
            public R next() {
                var _ = hasNext();
                Iterator<? extends S> outermost = finish(); // the expression has ended if anything throws now
                R result = body.apply(outermost.next()); // NoSuchElementException if it had ended before
                unfinished.set(outermost);
                return result;
            }

            // Takes the source out, and leaves an ended iterator in its place.
            private Iterator<? extends S> finish() {
                return unfinished.getAndSet(Collections.emptyIterator());
            }
        });
    }
}
