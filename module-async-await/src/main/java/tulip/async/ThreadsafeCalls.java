package tulip.async;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// The callbacks that other threads give to a loop, and the wake-up of a loop that waits.
///
/// A thread first adds its callback, and then looks whether the loop waits. The loop first says that it waits, and then
/// looks for callbacks. So at least one of the two sees the other, whatever the order.
public final class ThreadsafeCalls {
    private final ConcurrentLinkedQueue<Handle> calls = new ConcurrentLinkedQueue<>();
    private final Runnable wakeUp;
    private volatile boolean waiting; // the loop waits, or is about to

    /// @param wakeUp  ends the wait of the loop; if the loop is only about to wait, it ends that wait
    public ThreadsafeCalls(Runnable wakeUp) {
        this.wakeUp = Objects.requireNonNull(wakeUp, "wakeUp");
    }

    /// Adds a callback, and wakes the loop if it waits. For any thread.
    public void add(Handle call) {
        calls.add(call);
        if (waiting) {
            wakeUp.run();
        }
    }

    /// Says that the loop is about to wait. For the thread of the loop, like all methods below.
    ///
    /// @return whether it may wait: false if there is a callback already
    public boolean beginWait() {
        waiting = true;
        return calls.isEmpty();
    }

    /// Says that the loop does not wait any more. From here on, a call costs no wake-up.
    public void endWait() {
        waiting = false;
    }

    /// Takes the callbacks, in the order in which they were added.
    public void takeAll(Consumer<Handle> ready) {
        for (Handle call = calls.poll(); call != null; call = calls.poll()) {
            ready.accept(call);
        }
    }
}
