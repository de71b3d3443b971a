package tulip.async.exercise;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import tulip.async.Future;
import tulip.async.Running;
import tulip.async.Task;
import tulip.kit.Todo;

/// Exercise 4.6: two limits of a wait. The text is exercises/6-timeout-shield.md.
///
/// There is one object for each call of `timeout`.
public final class MyTimeoutShield {
    private final Task<?> task = Running.task(); // which runs the body
    private final int requestsBefore = task.cancelling();
    private boolean expired; // whether the task has a request of this timeout

    private MyTimeoutShield() {}

    /// Runs the body, at most for this time.
    ///
    /// @throws TimeoutException if the time was over first: then the body was cancelled, and has ended
    public static <T> T timeout(Duration most, Callable<T> body) throws TimeoutException {
        throw new Todo("run the body in this task, and let a timer cancel the task");
    }

    /// Makes a future of the same outcome that can be cancelled without the other one.
    public static <T> Future<T> shield(Future<T> inner) {
        throw new Todo("a second future, to which the outcome of the first one is passed on");
    }
}
