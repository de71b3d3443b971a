package tulip.async;

/// A coroutine that the loop drives. It is also the future of what the coroutine returns.
public interface Task<T> extends Future<T> {
    String name();

    /// Asks the task to end. The `await` where the task waits throws a [CancelledError]; if the task has
    /// not begun, it never runs. The task may catch the error, clean up, and even go on: it is cancelled
    /// only if the error leaves it.
    ///
    /// @param message  why; the error has it. May be null
    /// @return false if the task is done
    @Override
    boolean cancel(String message);

    /// How many requests to cancel the task there are that were not taken back.
    int cancelling();

    /// Takes one request back: who has cancelled a task, and has caught the error, says so.
    ///
    /// @return how many requests are left
    int uncancel();

    /// The future for which the task waits; null if it is ready, runs, or is done.
    Future<?> awaited();

    /// The calls of the suspended task, innermost first.
    StackTraceElement[] getStackTrace();
}
