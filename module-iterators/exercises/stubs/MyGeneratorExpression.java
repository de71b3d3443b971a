package tulip.iterators.exercise;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import tulip.iterators.OneAtATime;
import tulip.kit.Todo;

/// Exercise 1.7: `(f(x) for x in source)`. The text is exercises/7-generator-expression.md.
public final class MyGeneratorExpression {
    private MyGeneratorExpression() {}

    /// @param source  where the elements come from
    /// @param body    is applied to an element when that element is asked for
    public static <S, R> Iterator<R> of(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
        throw new Todo("what must happen now, and an iterator for what can wait");
    }
}
