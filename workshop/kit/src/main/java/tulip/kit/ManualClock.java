package tulip.kit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that moves only when it is told to. So an hour passes at once, and every run is the same.
///
/// Two ways to move it:
/// - [#advance] is for a test, which looks at what has become due.
/// - A call of `sleep` moves the clock: the sleeper is the only one with something to do, so the clock goes straight to
///   its deadline. An idle event loop sleeps until its next deadline on either clock.
///
/// It has no timers. The event loop knows the deadlines, and decides the order of equal ones.
public final class ManualClock implements Clock {
    private final AtomicLong nanos = new AtomicLong();

    /// Starts at 0.
    @Override
    public long nanoTime() {
        return nanos.get();
    }

    /// Lets this much time pass.
    ///
    /// @throws IllegalArgumentException if it is negative: time does not go back
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

    /// Lets this much time pass; none, if it is negative.
    @Override
    public void sleep(Duration time) {
        sleepUntil(nanoTime() + time.toNanos());
    }
}
