package tulip.iterators.exercise;

import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Predicate;
import tulip.iterators.LazyPipelineContract;

final class LazyPipelineExerciseTest extends LazyPipelineContract {
    @Override
    protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
        return MyLazyPipeline.of(source).map(mapper);
    }

    @Override
    protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
        return MyLazyPipeline.of(source).filter(predicate);
    }

    @Override
    protected <T> Iterator<T> limit(Iterator<T> source, long most) {
        return MyLazyPipeline.of(source).limit(most);
    }
}
