package tulip.kit;

import java.time.Duration;

/// Tells how much time has passed, and lets it pass. Whoever waits is given one, so that a test can give another.
///
/// Only differences between two readings mean anything, as with [System#nanoTime]: a deadline is a reading plus how
/// long it may take, and it has come when `clock.nanoTime() - deadlineNanos >= 0` (never when `>=` holds between the
/// two: readings may be negative, and may overflow).
public interface Clock {
    /// The time of the machine.
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

    /// The time, in nanoseconds since some moment that nobody knows. Never goes back.
    long nanoTime();

    /// Returns once the deadline has come; at once, if it has come already.
    ///
    /// @param deadlineNanos  as [#nanoTime] counts
    /// @throws InterruptedException if the thread is interrupted before
    void sleepUntil(long deadlineNanos) throws InterruptedException;

    /// Returns after this long; at once, if it is zero or negative.
    ///
    /// @throws InterruptedException if the thread is interrupted before
    default void sleep(Duration time) throws InterruptedException {
        sleepUntil(nanoTime() + time.toNanos());
    }
}
