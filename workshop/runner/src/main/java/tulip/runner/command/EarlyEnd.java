package tulip.runner.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Makes Ctrl-C a clean end: the work is cut short, and the main thread still says what was done until then.
///
/// Open it round the work and what is said of it.
public final class EarlyEnd implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 10;

    private final CountDownLatch said = new CountDownLatch(1);

    /// Watches for the end of the JVM.
    ///
    /// @param cut  makes the work end soon; runs on another thread than the work
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

    /// Tells that everything has been said.
    @Override
    public void close() {
        said.countDown();
    }
}
