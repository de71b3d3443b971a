package tulip.kit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Stands still until somebody moves it, so that an hour passes in no time, and always in the same way.
///
/// Two ways to move it:
/// - [#advance] is for a test, which looks at what has become due.
/// - To sleep on it *is* to move it: whoever sleeps is the last with anything to do, and goes straight to the moment
///   for which it waits. So an event loop that is idle sleeps until its next deadline, on either clock.
///
/// It has no timers. Who waits for what is for a loop to know; with equal deadlines that loop decides the order.
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

    /// Moves the clock on to the deadline, unless it is past it. Never waits, hence is never interrupted.
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
