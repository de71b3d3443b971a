package tulip.crawler.bench.generators;

import java.util.Iterator;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// Counts on the JDK's own continuation, without a generator around it: one `run` and one `yield` for each number.
///
/// The continuation is internal API. Only this file and the generators' backend import it; the benchmark compares the
/// two.
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
