package tulip.async;

import java.util.ArrayDeque;
import java.util.Deque;

/// A correct semaphore. Each mistake overrides one or two methods, and so has only one fault.
class BreakableSemaphore implements Permit {
    final Deque<Future<Void>> waiters = new ArrayDeque<>();
    int permits;

    BreakableSemaphore(int permits) {
        this.permits = permits;
    }

    FairSemaphoreContract.Tested tested() {
        return new FairSemaphoreContract.Tested(this, this::isLocked);
    }

    boolean isLocked() {
        return permits == 0 || waiters.stream().anyMatch(waiter -> !waiter.isCancelled());
    }

    @Override
    public void acquire() {
        if (isLocked()) {
            awaitPermit();
        } else {
            permits--;
        }
    }

    void awaitPermit() {
        Future<Void> permit = Running.loop().createFuture();
        enter(permit);
        try {
            permit.await();
        } catch (Throwable cancelled) {
            if (isUnused(permit)) {
                permits++;
            }
            waiters.remove(permit);
            passOn();
            throw cancelled;
        }
        waiters.remove(permit);
        passOn();
    }

    void enter(Future<Void> permit) {
        waiters.add(permit);
    }

    boolean isUnused(Future<Void> permit) {
        return permit.isDone() && !permit.isCancelled();
    }

    void passOn() {
        wakeAll();
    }

    @Override
    public void release() {
        permits++;
        wakeAll();
    }

    void wakeAll() {
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
