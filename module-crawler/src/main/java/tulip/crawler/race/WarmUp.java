package tulip.crawler.race;

import java.time.Duration;

/// Says how long a lane crawls before it is measured, so that the JVM has compiled what it will run.
public sealed interface WarmUp {
    /// How far two rounds in a row may be from the best so far, as a part of it, to count as settled.
    double AGREEMENT = 0.05;

    /// Not at all: every measured round is the first crawl of a fresh JVM.
    record None() implements WarmUp {}

    /// Until two rounds in a row agree, or the time is over.
    record UntilSettled(Duration atMost) implements WarmUp {}

    /// This long, settled or not.
    record For(Duration time) implements WarmUp {}

    /// Milliseconds at most.
    default long millis() {
        return switch (this) {
            case None _ -> 0;
            case UntilSettled(Duration atMost) -> atMost.toMillis();
            case For(Duration time) -> time.toMillis();
        };
    }
}
