package tulip.runner.child;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// Runs contracts in a child JVM, one after another. Every outcome becomes a verdict, even a crash of the child.
///
/// The child starts at once and warms up while the caller compiles. A child that hung or died is replaced before
/// the next run, by a spare if there is one.
public final class ChildRun implements AutoCloseable {
    private static final long LAST_WORDS_MILLIS = 500;

    private final Limits limits;
    private final String classPath;
    private final boolean keepsSpare;
    private Optional<Child> child;
    private Optional<Child> spare = Optional.empty();
    private volatile Optional<Run> running = Optional.empty();
    private volatile boolean abandoned;

    /// The run that goes on now.
    private static final class Run {
        private final Child child;
        private final long begunNanos = System.nanoTime();
        private volatile boolean stopped;

        Run(Child child) {
            this.child = child;
        }

        Duration time() {
            return Duration.ofNanos(System.nanoTime() - begunNanos);
        }
    }

    private ChildRun(Limits limits, String classPath, boolean keepsSpare) throws IOException {
        this.limits = limits;
        this.classPath = classPath;
        this.keepsSpare = keepsSpare;
        child = Optional.of(new Child(limits, classPath));
    }

    public static ChildRun start(Limits limits) throws IOException {
        return start(limits, System.getProperty("java.class.path"));
    }

    /// Starts a child.
    ///
    /// @param classPath  of the project and its libraries
    public static ChildRun start(Limits limits, String classPath) throws IOException {
        return new ChildRun(limits, classPath, false);
    }

    /// Starts a child. After each run it sees to a second child that warms up, and takes the place of the first when
    /// the first is lost.
    public static ChildRun startWithSpare(Limits limits) throws IOException {
        return new ChildRun(limits, System.getProperty("java.class.path"), true);
    }

    /// Runs one contract.
    ///
    /// @throws IOException with a sentence for the user, if no JVM can be started
    public Verdict run(Order order, Duration deadline) throws IOException {
        Child ready = living();
        ready.awaitReady();
        if (abandoned) {
            throw new IOException("the run was ended");
        }
        var watch = new Watch();
        var run = new Run(ready);
        try {
            ready.send(order);
            running = Optional.of(run);
            watch(ready, watch, System.nanoTime() + deadline.toNanos());
        } catch (SocketTimeoutException late) {
            hung(ready, watch, deadline);
        } catch (EOFException | SocketException ended) {
            dead(run, watch);
        } finally {
            running = Optional.empty();
        }
        if (run.stopped) {
            watch.stopped(run.time());
        }
        if (watch.isSpoilt()) {
            closeFirst();
        }
        if (keepsSpare && spare.isEmpty() && !abandoned) {
            spare = Optional.of(new Child(limits, classPath));
        }
        return watch.verdict();
    }

    /// The child, or if it is lost the spare, or else a new child.
    private Child living() throws IOException {
        if (child.filter(Child::isAlive).isEmpty()) {
            closeFirst();
            child = spare;
            spare = Optional.empty();
        }
        if (child.filter(Child::isAlive).isEmpty()) {
            closeFirst();
            child = Optional.of(new Child(limits, classPath));
        }
        return child.orElseThrow();
    }

    /// Ends the present run early, from another thread. Its verdict says where the answer was. Returns at once, and
    /// does nothing if no contract runs.
    public void stop() {
        running.filter(run -> !run.stopped).ifPresent(run -> {
            run.stopped = true;
            Thread.ofVirtual().start(() -> stop(run));
        });
    }

    /// A child that does not answer is killed.
    private void stop(Run run) {
        try {
            run.child.askWhere();
            Thread.sleep(LAST_WORDS_MILLIS);
        } catch (IOException | InterruptedException alreadyDead) {
            Thread.currentThread().interrupt();
        }
        if (running.filter(run::equals).isPresent()) {
            run.child.kill();
        }
    }

    private static void watch(Child child, Watch watch, long endNanos) throws IOException {
        while (!watch.isFinished()) {
            watch.see(child.receive(endNanos));
        }
        watch.printed(child.takeRawOutput());
    }

    /// Asks the child for the answer's current line before the child is killed.
    private static void hung(Child child, Watch watch, Duration deadline) throws IOException {
        try {
            child.askWhere();
            watch(child, watch, System.nanoTime() + LAST_WORDS_MILLIS * 1_000_000);
        } catch (SocketTimeoutException | EOFException | SocketException silent) {
            // then the line stays unknown
        }
        watch.hung(deadline);
    }

    private static void dead(Run run, Watch watch) {
        int status = run.child.exitStatus();
        watch.printed(run.child.takeRawOutput());
        if (run.stopped) {
            watch.stopped(run.time());
        } else if (run.child.isFlooded()) {
            watch.flooded();
        } else {
            watch.ended(status);
        }
    }

    /// Ends the present run at once, from another thread. Its verdict means nothing, and no other run may follow.
    public void abandon() {
        abandoned = true;
        running.ifPresent(run -> run.child.kill());
    }

    private void closeFirst() {
        child.ifPresent(Child::close);
        child = Optional.empty();
    }

    /// Ends the children and all processes that the answers started.
    @Override
    public void close() {
        closeFirst();
        spare.ifPresent(Child::close);
        spare = Optional.empty();
    }
}
