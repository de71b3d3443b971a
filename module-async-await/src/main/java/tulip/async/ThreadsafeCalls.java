package tulip.async;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// The calls of other threads, in a queue without locks.
///
/// A thread first adds its callback, and then looks whether the loop waits. The loop first says that it waits, and then
/// looks for callbacks. So at least one of the two sees the other, whatever the order.
public final class ThreadsafeCalls implements CallQueue {
    private final ConcurrentLinkedQueue<Handle> calls = new ConcurrentLinkedQueue<>();
    private final Runnable wakeUp;
    private volatile boolean waiting; // the loop waits, or is about to

    /// @param wakeUp  ends the wait of the loop; if the loop is only about to wait, it ends that wait
    public ThreadsafeCalls(Runnable wakeUp) {
        this.wakeUp = Objects.requireNonNull(wakeUp, "wakeUp");
    }

    @Override
    public void add(Handle call) {
        calls.add(call);
        if (waiting) {
            wakeUp.run();
        }
    }

    @Override
    public boolean beginWait() {
        waiting = true;
        return calls.isEmpty();
    }

    @Override
    public void endWait() {
        waiting = false;
    }

    @Override
    public void takeAll(Consumer<Handle> ready) {
        for (Handle call = calls.poll(); call != null; call = calls.poll()) {
            ready.accept(call);
        }
    }
}
