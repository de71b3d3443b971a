package tulip.async;

import java.util.concurrent.Callable;
import tulip.coroutines.Raise;

/// What a task needs to go on, and gives back: a [Lock], or one of the permits of a [Semaphore].
public interface Permit {
    /// Waits until it is this task's turn.
    void acquire();

    /// Gives it back, and wakes the task that has waited longest.
    void release();

    /// Runs the body, and gives the permit back in any case.
    default <T> T with(Callable<T> body) {
        acquire();
        try {
            return body.call();
        } catch (Exception thrown) {
            throw Raise.asItIs(thrown);
        } finally {
            release();
        }
    }
}
