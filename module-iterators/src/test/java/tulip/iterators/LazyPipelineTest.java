package tulip.iterators;

import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Predicate;

final class LazyPipelineTest extends LazyPipelineContract {
    @Override
    protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
        return LazyPipeline.of(source).map(mapper);
    }

    @Override
    protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
        return LazyPipeline.of(source).filter(predicate);
    }

    @Override
    protected <T> Iterator<T> limit(Iterator<T> source, long most) {
        return LazyPipeline.of(source).limit(most);
    }
}
