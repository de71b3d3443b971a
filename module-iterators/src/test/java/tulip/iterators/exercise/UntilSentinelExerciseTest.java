package tulip.iterators.exercise;

import java.util.Iterator;
import java.util.function.Supplier;
import tulip.iterators.UntilSentinelContract;

final class UntilSentinelExerciseTest extends UntilSentinelContract {
    @Override
    protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
        return new MyUntilSentinel<>(source, sentinel);
    }
}
