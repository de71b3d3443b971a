package tulip.async;

import java.util.function.Consumer;

/// The callbacks that other threads give to a loop, and the wake-up of a loop that waits.
public interface CallQueue {
    /// Adds a callback, and wakes the loop if it waits. For any thread.
    void add(Handle call);

    /// Says that the loop is about to wait. For the thread of the loop, like all methods below.
    ///
    /// @return whether it may wait: false if there is a callback already
    boolean beginWait();

    /// Says that the loop does not wait any more. From here on, a call costs no wake-up.
    void endWait();

    /// Takes the callbacks, in the order in which they were added.
    void takeAll(Consumer<Handle> ready);
}
