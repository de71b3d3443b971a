package tulip.crawler.bench.generators;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// The JDK's own continuation, without anything around it: what the workshop's classes are compared with.
///
/// This is internal API. Only this file and the generators' backend import it.
public final class BareContinuation extends Continuation {
    private static final ContinuationScope SCOPE = new ContinuationScope("bare");

    public BareContinuation(Runnable body) {
        super(SCOPE, body);
    }

    /// Pauses the running body until the next `run`.
    public static void pause() {
        Continuation.yield(SCOPE);
    }
}
