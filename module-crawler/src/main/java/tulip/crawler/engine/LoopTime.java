package tulip.crawler.engine;

import java.util.concurrent.TimeUnit;
import tulip.kit.Clock;

/// The time by which an event loop checks the deadlines of its requests: it stands still while the loop is held up.
///
/// A limit measures a server. While the loop runs a long callback, or the system runs other programs, responses
/// arrive and nobody reads them. That time must not count. A periodic timer tells it: what the timer is late is
/// what the loop was held up.
final class LoopTime {
    private final Clock clock;
    private final long periodNanos;
    private long lastTick;
    private long lost;

    LoopTime(Clock clock, long periodMillis) {
        this.clock = clock;
        this.periodNanos = TimeUnit.MILLISECONDS.toNanos(periodMillis);
        this.lastTick = clock.nanoTime();
    }

    /// The periodic timer has fired.
    void tick() {
        long now = clock.nanoTime();
        lost += Math.max(0, now - lastTick - periodNanos);
        lastTick = now;
    }

    /// The time in nanoseconds since an arbitrary moment, without the time in which the loop was held up.
    long nanoTime() {
        return clock.nanoTime() - lost;
    }
}
