package tulip.runner.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C end a command cleanly: the work stops early, and the main thread still prints its results.
///
/// Use try-with-resources around both the work and the printing.
public final class EarlyEnd implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 10;

    private final CountDownLatch said = new CountDownLatch(1);

    /// Registers a shutdown hook.
    ///
    /// @param cut  makes the work stop soon; called on the hook's thread
    public EarlyEnd(Runnable cut) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(cut)));
    }

    private void end(Runnable cut) {
        if (said.getCount() == 0) {
            return;
        }
        cut.run();
        try {
            said.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Marks the printing as finished, so that the JVM may end.
    @Override
    public void close() {
        said.countDown();
    }
}
