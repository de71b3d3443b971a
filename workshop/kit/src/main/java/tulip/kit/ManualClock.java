package tulip.kit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that moves only when code moves it. So an hour passes at once, and every run is the same.
///
/// There are two ways to move the clock:
/// - A test calls [#advance], and then looks at what has become due.
/// - A call of `sleep` moves the clock directly to the end of the sleep, because nothing else happens meanwhile.
///   An idle event loop sleeps until its next deadline, on this clock as on the system's.
///
/// The clock has no timers. The event loop knows the deadlines, and decides the order of equal deadlines.
public final class ManualClock implements Clock {
    private final AtomicLong nanos = new AtomicLong();

    /// Starts at 0.
    @Override
    public long nanoTime() {
        return nanos.get();
    }

    /// Lets this much time pass.
    ///
    /// @throws IllegalArgumentException if the time is negative
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a clock cannot advance by " + time + ": time does not go back");
        }
        nanos.addAndGet(time.toNanos());
    }

    /// Moves the clock forward to the deadline, unless it has passed. Never waits, so it is never interrupted.
    @Override
    public void sleepUntil(long deadlineNanos) {
        nanos.updateAndGet(now -> deadlineNanos - now > 0 ? deadlineNanos : now);
    }

    /// Lets this much time pass, or no time if it is negative.
    @Override
    public void sleep(Duration time) {
        sleepUntil(nanoTime() + time.toNanos());
    }
}
