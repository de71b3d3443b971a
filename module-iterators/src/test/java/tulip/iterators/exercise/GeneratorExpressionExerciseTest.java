package tulip.iterators.exercise;

import java.util.Iterator;
import java.util.function.Function;
import tulip.iterators.GeneratorExpressionContract;

final class GeneratorExpressionExerciseTest extends GeneratorExpressionContract {
    @Override
    protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
        return MyGeneratorExpression.of(source, body);
    }
}
