package tulip.async;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/// Lets tasks wait until other tasks tell them that something may have changed. All of them hold the lock
/// meanwhile, but not while they wait.
public final class Condition {
    private final Lock lock;
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();

    public Condition() {
        this(new Lock());
    }

    public Condition(Lock lock) {
        this.lock = lock;
    }

    public Lock lock() {
        return lock;
    }

    /// Releases the lock, waits for [#notify], and takes the lock again: in any case, also if the task is
    /// cancelled.
    ///
    /// @throws IllegalStateException if the lock is free
    public void await() {
        Future<Void> told = Running.loop().createFuture();
        lock.release();
        try {
            waiters.add(told);
            try {
                told.await();
            } finally {
                waiters.remove(told);
                acquireInAnyCase();
            }
        } catch (Throwable cancelled) {
            wake(1); // the wake-up may have been for this task: pass it on
            throw cancelled;
        }
    }

    private void acquireInAnyCase() {
        CancelledError cancelled = null;
        while (true) {
            try {
                lock.acquire();
                break;
            } catch (CancelledError again) {
                cancelled = again;
            }
        }
        if (cancelled != null) {
            throw cancelled;
        }
    }

    /// Waits until the test holds. It looks first, and then after each [#notify].
    public void awaitFor(BooleanSupplier test) {
        while (!test.getAsBoolean()) {
            await();
        }
    }

    /// Wakes some of those that wait, the first ones first.
    ///
    /// @throws IllegalStateException if the lock is free
    public void notify(int most) {
        if (!lock.isLocked()) {
            throw new IllegalStateException("notify needs the lock, which is free");
        }
        wake(most);
    }

    /// Wakes all that wait.
    public void notifyEveryone() {
        notify(waiters.size());
    }

    private void wake(int most) {
        int left = most;
        for (Future<Void> waiter : waiters) {
            if (left == 0) {
                return;
            }
            if (!waiter.isDone()) {
                left--;
                waiter.setResult(null);
            }
        }
    }
}
