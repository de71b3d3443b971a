package tulip.async.exercise;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import tulip.async.CallQueue;
import tulip.async.Handle;
import tulip.kit.Todo;

/// Exercise 4.11: the calls that other threads give to a loop. The text is exercises/11-wake-up.md.
public final class MyThreadsafeCalls implements CallQueue {
    private final ConcurrentLinkedQueue<Handle> calls = new ConcurrentLinkedQueue<>();
    private final Runnable wakeUp;
    private volatile boolean waiting; // the loop waits, or is about to

    /// @param wakeUp  ends the wait of the loop; if the loop is only about to wait, it ends that wait
    public MyThreadsafeCalls(Runnable wakeUp) {
        this.wakeUp = Objects.requireNonNull(wakeUp, "wakeUp");
    }

    /// Adds a callback, and wakes the loop if it waits. For any thread.
    @Override
    public void add(Handle call) {
        throw new Todo("add the call, and wake the loop if it waits");
    }

    /// Says that the loop is about to wait. For the thread of the loop, like all methods below.
    ///
    /// @return whether it may wait: false if there is a callback already
    @Override
    public boolean beginWait() {
        throw new Todo("say that the loop waits, and tell whether it may");
    }

    /// Says that the loop does not wait any more. From here on, a call costs no wake-up.
    @Override
    public void endWait() {
        throw new Todo("the loop does not wait any more");
    }

    /// Takes the callbacks, in the order in which they were added.
    @Override
    public void takeAll(Consumer<Handle> ready) {
        throw new Todo("take each call out of the queue, and pass it on");
    }
}
