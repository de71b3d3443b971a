package tulip.crawler.bench.coroutines;

import java.util.Locale;
import tulip.crawler.bench.generators.ForkFlags;
import tulip.generators.Suspension;

/// The kind of thread that calls the coroutines: bodies on virtual threads are called by a virtual thread too, as in a
/// server. All share one carrier.
///
/// @param suspension  how the bodies pause
public record CoroutineThread(Suspension suspension) {
    /// Chooses this backend for the whole JVM, and checks that the JVM has so many carriers.
    static CoroutineThread of(String backend, String parallelism) {
        ForkFlags.require(parallelism);
        var suspension = Suspension.valueOf(backend.toUpperCase(Locale.ROOT).replace('-', '_'));
        Suspension.choose(suspension);
        return new CoroutineThread(suspension);
    }

    public void run(Runnable calls) throws InterruptedException {
        if (suspension == Suspension.VIRTUAL_THREAD) {
            Thread.ofVirtual().start(calls).join();
        } else {
            calls.run();
        }
    }
}
