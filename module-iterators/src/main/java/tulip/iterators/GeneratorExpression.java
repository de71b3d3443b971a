package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;

/// Says what a lazy element is made of: Python's `(f(x) for x in source)` (PEP 289).
public final class GeneratorExpression {
    private GeneratorExpression() {}

    /// Opens the source now, so that its error is raised where the expression stands; all else waits for the first pull.
    ///
    /// Whatever is thrown later, by source or body, passes and finishes the expression, as it finishes every generator.
    ///
    /// @param source  is asked for its iterator at once
    /// @param body    is applied to each element when that one is asked for
    public static <S, R> Iterator<R> of(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
        Objects.requireNonNull(body, "body");
        Iterator<? extends S> outermost = source.iterator();
        return new Iterator<>() {
            private boolean finished;

            @Override
            public boolean hasNext() {
                if (!finished) {
                    finished = true; // if the source throws
                    finished = !outermost.hasNext();
                }
                return !finished;
            }

            @Override
            public R next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                finished = true; // if the source or the body throws
                R result = body.apply(outermost.next());
                finished = false;
                return result;
            }
        };
    }
}
