package tulip.runner.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tulip.runner.state.Reasons;

/// A check that may fail or hang.
///
/// @param check  its name
/// @param look   looks at the machine
public record Probe(String check, Callable<Finding> look) {
    /// Runs all probes at once.
    ///
    /// @param deadline  for all of them together
    /// @return what they found, in the order of the probes
    public static List<Finding> run(List<Probe> probes, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        List<FutureTask<Finding>> running = probes.stream().map(Probe::started).toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            findings.add(probes.get(i).result(running.get(i), end, deadline));
        }
        return List.copyOf(findings);
    }

    /// A platform thread, because a file system that hangs would also hold a virtual thread's carrier.
    private FutureTask<Finding> started() {
        var task = new FutureTask<>(look);
        Thread.ofPlatform().daemon().name("check " + check).start(task);
        return task;
    }

    private Finding result(FutureTask<Finding> task, long endNanos, Duration deadline) throws InterruptedException {
        try {
            return task.get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            task.cancel(true);
            return Finding.wrong(
                    check, "no answer within " + deadline.toMillis() / 1e3 + " s", "run this again on an idle machine");
        } catch (ExecutionException failed) {
            String reason = failed.getCause() instanceof IOException problem
                    ? Reasons.of(problem)
                    : String.valueOf(failed.getCause());
            return Finding.wrong(check, "the check itself failed: " + reason, "tell the instructor");
        }
    }
}
