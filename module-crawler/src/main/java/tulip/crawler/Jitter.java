package tulip.crawler;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/// Shortens each wait before another attempt by up to a half, by chance. Without it, requests that have failed
/// together come back together, and fail again.
final class Jitter implements Retry {
    private final Retry retry;
    private final SplittableRandom random;

    /// @param seed  the same seed gives the same waits
    Jitter(Retry retry, long seed) {
        this.retry = retry;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Optional<Duration> after(int attempts, Outcome.Failed failure) {
        return retry.after(attempts, failure).map(this::shorten);
    }

    private Duration shorten(Duration wait) {
        long half = wait.toNanos() / 2;
        return wait.minusNanos(half == 0 ? 0 : random.nextLong(half + 1));
    }
}
