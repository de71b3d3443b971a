package tulip.async;

import java.util.function.Consumer;

/// A place for a result that does not exist yet (PEP 3156). It gets one result, one exception, or is
/// cancelled, once.
///
/// Its callbacks never run inside [#setResult]: the future puts them into the ready queue of its loop, in
/// the order in which they were added. So the code that sets a result is never interrupted by the code that
/// waits for the result.
///
/// All methods must be called with the turn of the loop: in a callback or in a task.
public interface Future<T> extends Awaitable<T> {
    /// Whether there is a result or an exception, or the future was cancelled.
    boolean isDone();

    boolean isCancelled();

    /// What the future was set to.
    ///
    /// @return the result, perhaps null; if there is an exception instead, this method throws the same object
    /// @throws CancelledError        if the future was cancelled
    /// @throws IllegalStateException if it is not done
    T result();

    /// The exception; null if there is a result.
    ///
    /// @throws CancelledError        if the future was cancelled
    /// @throws IllegalStateException if it is not done
    Throwable exception();

    /// Ends the future with a result.
    ///
    /// @param result  may be null
    /// @throws IllegalStateException if the future is done
    void setResult(T result);

    /// Ends the future with an exception.
    ///
    /// @throws IllegalStateException if the future is done
    void setException(Throwable exception);

    /// Cancels the future, unless it is done.
    ///
    /// @param message  why; may be null
    /// @return whether it was cancelled now; for a task, whether the request was delivered
    boolean cancel(String message);

    /// Cancels the future, unless it is done.
    default boolean cancel() {
        return cancel(null);
    }

    /// Has this called when the future is done, in a later turn of the loop, also if the future is done
    /// already. It runs with the current context.
    void addDoneCallback(Consumer<? super Future<T>> callback);

    /// Takes a callback back that has not been scheduled yet.
    ///
    /// @return how often it had been added
    int removeDoneCallback(Consumer<? super Future<T>> callback);

    EventLoop loop();

    /// What this future is for, for descriptions. Null: nobody has said it.
    default Object purpose() {
        return null;
    }

    default void setPurpose(Object purpose) {}

    /// Returns at once if the future is done: then no other task runs in between.
    @Override
    default T await() {
        if (!isDone()) {
            Running.here().suspend(this);
        }
        return result();
    }
}
