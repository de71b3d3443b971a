package tulip.crawler.lab;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C during a measurement, which then ends early and reports what it has measured.
public final class Interruption {
    private static final long CTRL_C_MILLIS = 500;

    private final CountDownLatch come = new CountDownLatch(1);

    public void come() {
        come.countDown();
    }

    public boolean hasCome() {
        return come.getCount() == 0;
    }

    /// Says whether a failure is due to Ctrl-C, which in a terminal also ends the child processes. This JVM may notice
    /// their end before it gets the signal, so this method waits for a moment.
    public boolean isCause() {
        try {
            return come.await(CTRL_C_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ours) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
