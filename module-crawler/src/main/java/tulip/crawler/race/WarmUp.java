package tulip.crawler.race;

import java.time.Duration;
import java.util.List;

/// How long a lane crawls before it is measured, so that its JVM can compile the code first.
///
/// The site answers at once during the warm-up. So the same time has many more requests.
public sealed interface WarmUp {
    /// The number of crawls that are compared with as many crawls before them.
    int WINDOW = 6;

    /// The warm-up goes on while it becomes faster by more than this fraction.
    double GAIN = 0.03;

    /// No warm-up: every measured round is the first crawl of a new JVM.
    record None() implements WarmUp {}

    /// Warms up until the crawls do not become faster, or the time is over.
    record UntilLevel(Duration atMost) implements WarmUp {}

    /// Warms up for this time.
    record For(Duration time) implements WarmUp {}

    /// The maximum time in milliseconds.
    default long millis() {
        return switch (this) {
            case None _ -> 0;
            case UntilLevel(Duration atMost) -> atMost.toMillis();
            case For(Duration time) -> time.toMillis();
        };
    }

    /// Whether the crawls have stopped becoming faster: the median of the last [#WINDOW] is not much
    /// below the median of those before.
    static boolean isLevel(List<Long> nanos) {
        int n = nanos.size();
        return n >= 2 * WINDOW
                && median(nanos.subList(n - WINDOW, n))
                        >= (1 - GAIN) * median(nanos.subList(n - 2 * WINDOW, n - WINDOW));
    }

    private static double median(List<Long> nanos) {
        return Spread.median(
                nanos.stream().mapToDouble(Long::doubleValue).sorted().toArray());
    }
}
