package tulip.async.exercise;

import java.util.ArrayDeque;
import java.util.Deque;
import tulip.async.Future;
import tulip.async.Permit;
import tulip.async.Running;
import tulip.kit.Todo;

/// Exercise 4.10: permits, first come, first served. The text is exercises/10-fair-semaphore.md.
public final class MyFairSemaphore implements Permit {
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();
    private int permits;

    /// Makes a semaphore.
    ///
    /// @param permits  how many tasks may be in at a time
    /// @throws IllegalArgumentException if it is negative
    public MyFairSemaphore(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("a semaphore cannot have " + permits + " permits");
        }
        this.permits = permits;
    }

    /// Whether a task that asks now has to wait: for a permit, or for others that have asked before, also if
    /// they were woken and have not run yet.
    public boolean isLocked() {
        throw new Todo("whether a task that asks now has to wait");
    }

    /// Waits for a permit, and takes it.
    @Override
    public void acquire() {
        throw new Todo("take a permit, or wait for a permit");
    }

    /// Gives a permit back, or adds one.
    @Override
    public void release() {
        throw new Todo("one more permit");
    }

    /// Gives the free permits to those that have waited longest.
    private void wakeAll() {
        throw new Todo("give the free permits to those that wait");
    }
}
