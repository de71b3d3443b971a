package tulip.iterators;

import java.util.Iterator;
import java.util.function.Supplier;

final class UntilSentinelTest extends UntilSentinelContract {
    @Override
    protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
        return new UntilSentinel<>(source, sentinel);
    }
}
