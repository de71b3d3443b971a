package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.BenchmarkException;

/// Finds the sentence that explains an exception thrown by JMH.
final class JmhFailure {
    private JmhFailure() {}

    static String sentence(Throwable thrown) {
        Throwable root = root(thrown, new ArrayList<>());
        if (root instanceof InterruptedException) {
            return "an iteration did not end in time"; // JMH interrupts an iteration that takes too long
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.toString() : message;
    }

    /// JMH stores the cause of a failed benchmark as a suppressed exception.
    private static Throwable root(Throwable thrown, List<Throwable> seen) {
        seen.add(thrown);
        Throwable next = thrown instanceof BenchmarkException ? first(thrown.getSuppressed()) : thrown.getCause();
        return next == null || seen.contains(next) ? thrown : root(next, seen);
    }

    private static Throwable first(Throwable[] suppressed) {
        return suppressed.length == 0 ? null : suppressed[0];
    }
}
