package tulip.async;

/// What a task can wait for (PEP 492): a future, a task, or a coroutine that has not begun.
@FunctionalInterface
public interface Awaitable<T> {
    /// Waits for the result. Other tasks run meanwhile. Usually written as `await(x)`, see [Async#await].
    ///
    /// @return the result; if there is an exception instead, this method throws the same object
    /// @throws CancelledError        if what is awaited is cancelled, or the waiting task is
    /// @throws IllegalStateException if no task runs on this thread
    T await();
}
