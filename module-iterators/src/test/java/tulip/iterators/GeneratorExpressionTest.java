package tulip.iterators;

import java.util.Iterator;
import java.util.function.Function;

final class GeneratorExpressionTest extends GeneratorExpressionContract {
    @Override
    protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
        return GeneratorExpression.of(source, body);
    }
}
