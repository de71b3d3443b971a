package tulip.async;

import java.util.ArrayDeque;
import java.util.Deque;

/// Lets some tasks in at a time, in the order in which they asked.
public final class Semaphore implements Permit {
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();
    private int permits;

    /// Makes a semaphore.
    ///
    /// @param permits  how many tasks may be in at a time
    /// @throws IllegalArgumentException if it is negative
    public Semaphore(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("a semaphore cannot have " + permits + " permits");
        }
        this.permits = permits;
    }

    /// Whether a task that asks now has to wait: for a permit, or for others that have asked before, also if
    /// they were woken and have not run yet.
    public boolean isLocked() {
        return permits == 0 || waiters.stream().anyMatch(waiter -> !waiter.isCancelled());
    }

    /// Waits for a permit, and takes it.
    @Override
    public void acquire() {
        if (!isLocked()) {
            permits--;
            return;
        }
        Future<Void> permit = Running.loop().createFuture();
        waiters.add(permit);
        try {
            permit.await();
        } catch (Throwable cancelled) {
            if (permit.isDone() && !permit.isCancelled()) {
                permits++; // it was given to this task, which does not need it any more
            }
            throw cancelled;
        } finally {
            waiters.remove(permit);
            wakeAll();
        }
    }

    /// Gives a permit back, or adds one.
    @Override
    public void release() {
        permits++;
        wakeAll();
    }

    /// Gives the free permits to those that have waited longest.
    private void wakeAll() {
        for (Future<Void> waiter : waiters) {
            if (permits == 0) {
                return;
            }
            if (!waiter.isDone()) {
                permits--;
                waiter.setResult(null);
            }
        }
    }
}
