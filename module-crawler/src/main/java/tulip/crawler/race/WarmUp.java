package tulip.crawler.race;

import java.time.Duration;

/// How long a lane crawls before it is measured, so that its JVM can compile the code first.
public sealed interface WarmUp {
    /// Two rounds in a row count as settled if both exceed the best round by at most this fraction.
    double AGREEMENT = 0.05;

    /// No warm-up: every measured round is the first crawl of a new JVM.
    record None() implements WarmUp {}

    /// Warms up until two rounds in a row agree or the time is over.
    record UntilSettled(Duration atMost) implements WarmUp {}

    /// Warms up for this time, settled or not.
    record For(Duration time) implements WarmUp {}

    /// The maximum time in milliseconds.
    default long millis() {
        return switch (this) {
            case None _ -> 0;
            case UntilSettled(Duration atMost) -> atMost.toMillis();
            case For(Duration time) -> time.toMillis();
        };
    }
}
