package tulip.runner.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Problem;

/// Runs several exercises at a time, each in its own child JVM.
final class ParallelRuns implements AutoCloseable {
    private final ExecutorService threads;
    private final BlockingQueue<RunCheck> free = new LinkedBlockingQueue<>();

    /// The result of checking one exercise.
    ///
    /// @param what  what was run, in a few words
    /// @param time  how long it took
    record Checked(Exercise exercise, String what, List<Problem> problems, Duration time) {
        String seconds() {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
    }

    /// @param children  how many exercises to run at once
    /// @param repeat    how often each reference must pass
    ParallelRuns(Exercises exercises, int children, int repeat, String classPath) throws IOException {
        threads = Executors.newFixedThreadPool(children);
        for (int i = 0; i < children; i++) {
            free.add(new RunCheck(exercises, repeat, classPath));
        }
    }

    Future<Checked> submit(Exercise exercise, ContractClasses classes) {
        return threads.submit(() -> {
            RunCheck run = free.take();
            long begin = System.nanoTime();
            try {
                var findings = new Findings();
                String what = run.check(exercise, classes, findings);
                return new Checked(exercise, what, findings.problems(), Duration.ofNanos(System.nanoTime() - begin));
            } finally {
                free.add(run);
            }
        });
    }

    /// @throws IOException with a sentence for the user, if the check itself cannot go on
    static Checked await(Future<Checked> checked) throws IOException {
        try {
            return checked.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException told -> throw told;
                case UncheckedIOException told -> throw told.getCause();
                default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        free.forEach(RunCheck::close);
    }
}
