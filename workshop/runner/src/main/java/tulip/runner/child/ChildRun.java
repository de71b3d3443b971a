package tulip.runner.child;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Runs contracts in a child JVM, one after another. Every outcome becomes a verdict, even a crash of the child.
///
/// The child starts at once and warms up while the caller compiles. A child that hung or died is replaced before
/// the next run.
public final class ChildRun implements AutoCloseable {
    private static final long LAST_WORDS_MILLIS = 500;

    private final Limits limits;
    private final String classPath;
    private Child child;

    private ChildRun(Limits limits, String classPath) throws IOException {
        this.limits = limits;
        this.classPath = classPath;
        child = new Child(limits, classPath);
    }

    public static ChildRun start(Limits limits) throws IOException {
        return start(limits, System.getProperty("java.class.path"));
    }

    /// Starts a child.
    ///
    /// @param classPath  of the project and its libraries
    public static ChildRun start(Limits limits, String classPath) throws IOException {
        return new ChildRun(limits, classPath);
    }

    /// Runs one contract.
    ///
    /// @throws IOException with a sentence for the user, if no JVM can be started
    public Verdict run(Order order, Duration deadline) throws IOException {
        if (child == null) {
            child = new Child(limits, classPath);
        }
        child.awaitReady();
        var watch = new Watch();
        try {
            child.send(order);
            watch(watch, System.nanoTime() + deadline.toNanos());
        } catch (SocketTimeoutException late) {
            hung(watch, deadline);
        } catch (EOFException | SocketException ended) {
            dead(watch);
        }
        if (watch.isSpoilt()) {
            close();
        }
        return watch.verdict();
    }

    private void watch(Watch watch, long endNanos) throws IOException {
        while (!watch.isFinished()) {
            watch.see(child.receive(endNanos));
        }
        watch.printed(child.takeRawOutput());
    }

    /// Asks the child for the answer's current line before the child is killed.
    private void hung(Watch watch, Duration deadline) throws IOException {
        try {
            child.askWhere();
            watch(watch, System.nanoTime() + LAST_WORDS_MILLIS * 1_000_000);
        } catch (SocketTimeoutException | EOFException | SocketException silent) {
            // then the line stays unknown
        }
        watch.hung(deadline);
    }

    private void dead(Watch watch) {
        int status = child.exitStatus();
        watch.printed(child.takeRawOutput());
        if (child.isFlooded()) {
            watch.flooded();
        } else {
            watch.ended(status);
        }
    }

    /// Ends the child and all processes that the answer started.
    @Override
    public void close() {
        if (child != null) {
            child.close();
            child = null;
        }
    }
}
