package tulip.crawler.bench.generators;

import java.util.Iterator;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// Counts on the JDK's own continuation, with nothing around it: a `run` and a `yield` for each number.
///
/// Internal API. Besides the generators' own backend this is the only file that imports it, to be what that one is
/// measured against.
final class BareContinuation implements Iterator<Integer> {
    private static final ContinuationScope SCOPE = new ContinuationScope("bare");

    private final Continuation continuation = new Continuation(SCOPE, this::count);
    private Integer number;

    private void count() {
        for (int next = 0; ; next++) {
            number = next;
            Continuation.yield(SCOPE);
        }
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Integer next() {
        continuation.run();
        return number;
    }
}
