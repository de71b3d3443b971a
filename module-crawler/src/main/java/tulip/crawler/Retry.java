package tulip.crawler;

import java.time.Duration;
import java.util.Optional;

/// Decides whether a failed request is tried again, and when. It neither waits nor sends anything.
public interface Retry {
    /// Decides after a failure.
    ///
    /// @param attempts  how often this request was sent so far, at least 1
    /// @param failure   of the last attempt
    /// @return how long to wait before the next attempt; empty if there is no further attempt
    Optional<Duration> after(int attempts, Outcome.Failed failure);

    /// The same, but each wait is shorter by chance, by up to a half.
    ///
    /// @param seed  the same seed gives the same waits
    default Retry withJitter(long seed) {
        return new Jitter(this, seed);
    }

    /// Tries nothing again.
    static Retry never() {
        return (_, _) -> Optional.empty();
    }
}
