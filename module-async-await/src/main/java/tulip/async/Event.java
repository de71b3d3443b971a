package tulip.async;

import java.util.ArrayDeque;
import java.util.Deque;

/// A flag for which tasks wait.
public final class Event {
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();
    private boolean set;

    public boolean isSet() {
        return set;
    }

    /// Sets the flag, and wakes all that wait.
    public void set() {
        set = true;
        for (Future<Void> waiter : waiters) {
            if (!waiter.isDone()) {
                waiter.setResult(null);
            }
        }
    }

    public void clear() {
        set = false;
    }

    /// Waits until the flag is set.
    public void await() {
        if (set) {
            return;
        }
        Future<Void> waiter = Running.loop().createFuture();
        waiters.add(waiter);
        try {
            waiter.await();
        } finally {
            waiters.remove(waiter);
        }
    }
}
