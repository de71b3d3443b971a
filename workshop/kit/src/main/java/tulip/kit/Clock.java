package tulip.kit;

import java.time.Duration;

/// Measures time and waits. Code that waits takes a clock as an argument, so that a test can pass another clock.
///
/// Only the difference between two readings has a meaning, as with [System#nanoTime]. A deadline is a reading plus
/// a duration. It has passed when `clock.nanoTime() - deadlineNanos >= 0`. Readings may be negative and may
/// overflow, so never compare two readings directly.
public interface Clock {
    /// The system's clock.
    Clock SYSTEM = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleepUntil(long deadlineNanos) throws InterruptedException {
            long left = deadlineNanos - nanoTime();
            while (left > 0) { // a sleep may end a little early
                Thread.sleep(Duration.ofNanos(left));
                left = deadlineNanos - nanoTime();
            }
        }
    };

    /// The time in nanoseconds since an arbitrary moment. It never goes back.
    long nanoTime();

    /// Waits until the deadline. Returns at once if it has passed.
    ///
    /// @param deadlineNanos  as [#nanoTime] counts
    /// @throws InterruptedException if the thread is interrupted meanwhile
    void sleepUntil(long deadlineNanos) throws InterruptedException;

    /// Waits for a time. Returns at once if it is zero or negative.
    ///
    /// @throws InterruptedException if the thread is interrupted meanwhile
    default void sleep(Duration time) throws InterruptedException {
        sleepUntil(nanoTime() + time.toNanos());
    }
}
