package tulip.async;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// Lets one task at a time in. Tasks get the lock in the order in which they asked for it.
///
/// A lock is needed only round an `await`: between two awaits no other task runs.
public final class Lock implements Permit, Awaited {
    private final Deque<Future<Void>> waiters = new ArrayDeque<>();
    private boolean locked;
    private Task<?> holder; // null: it is free, or a callback has it

    public boolean isLocked() {
        return locked;
    }

    /// Waits until the lock is free, and takes it.
    @Override
    public void acquire() {
        if (!locked && waiters.stream().allMatch(Future::isCancelled)) {
            take();
            return;
        }
        Future<Void> free = Running.loop().createFuture(this);
        waiters.add(free);
        try {
            free.await();
        } catch (CancelledError cancelled) {
            waiters.remove(free);
            if (!locked) { // the wake-up may have been for this task: pass it on
                wakeFirst();
            }
            throw cancelled;
        }
        waiters.remove(free);
        take();
    }

    private void take() {
        locked = true;
        holder = Running.here().stepped();
    }

    /// Gives the lock back, and wakes the task that has waited longest.
    ///
    /// @throws IllegalStateException if the lock is free
    @Override
    public void release() {
        if (!locked) {
            throw new IllegalStateException("the lock is free: nobody can release it");
        }
        locked = false;
        holder = null;
        wakeFirst();
    }

    private void wakeFirst() {
        Future<Void> first = waiters.peek();
        if (first != null && !first.isDone()) {
            first.setResult(null);
        }
    }

    @Override
    public String words() {
        return "a lock" + (holder == null ? ": its release ends the wait" : ", which " + holder.name() + " holds");
    }

    @Override
    public Collection<? extends Future<?>> wakers() {
        return holder == null ? List.of() : List.of(holder);
    }
}
