package tulip.async.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tulip.async.CancelledError;
import tulip.async.Context;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.Unread;
import tulip.coroutines.Raise;
import tulip.kit.Todo;

/// Exercise 4.3: a place for a result that does not exist yet. The text is exercises/3-promise.md.
public final class MyFuture<T> implements Future<T> {
    private enum State {
        PENDING,
        CANCELLED,
        FINISHED
    }

    /// A callback, with the context of the code that added it.
    private record Callback<T>(Consumer<? super Future<T>> action, Context context) {}

    private final EventLoop loop;
    private State state = State.PENDING;
    private T result;
    private Throwable exception;
    private String cancelMessage;
    private Unread unread; // reports the exception if nobody reads it; null: no exception, or it was read
    private List<Callback<T>> callbacks = new ArrayList<>(); // not scheduled yet

    public MyFuture(EventLoop loop) {
        this.loop = Objects.requireNonNull(loop, "loop");
    }

    /// The exception; null if there is a result. `result()` calls this method too.
    ///
    /// @throws CancelledError        if the future was cancelled
    /// @throws IllegalStateException if it is not done
    @Override
    public Throwable exception() {
        throw new Todo("what to do depends on the state; the exception counts as read then");
    }

    /// Ends the future with a result or an exception. `setResult` and `setException` call this method.
    ///
    /// @param thrown  the exception; null: there is a result
    private void finish(T value, Throwable thrown) {
        throw new Todo("requirePending, keep the outcome, change the state, schedule the callbacks");
    }

    /// Cancels the future, unless it is done.
    ///
    /// @param message  why; may be null
    /// @return whether it was cancelled now
    @Override
    public boolean cancel(String message) {
        throw new Todo("unless the future is done: keep the message, change the state, schedule the callbacks");
    }

    /// Schedules the callbacks that wait, in their order, and forgets them.
    private void scheduleCallbacks() {
        throw new Todo("schedule each callback, once");
    }

    /// Has a callback run in a later turn, with its context.
    private void schedule(Callback<T> callback) {
        throw new Todo("the loop runs the action, which gets this future");
    }

    /// Has this called when the future is done, also if the future is done already. It runs with the current context.
    @Override
    public void addDoneCallback(Consumer<? super Future<T>> action) {
        throw new Todo("keep the callback, or schedule it if the future is done");
    }

    /// Takes a callback back that has not been scheduled yet.
    ///
    /// @return how often it had been added
    @Override
    public int removeDoneCallback(Consumer<? super Future<T>> action) {
        throw new Todo("remove the callbacks with this action, and count them");
    }

    // ---- Given: nothing to do from here on ----

    @Override
    public boolean isDone() {
        return state != State.PENDING;
    }

    @Override
    public boolean isCancelled() {
        return state == State.CANCELLED;
    }

    @Override
    public T result() {
        if (exception() != null) {
            throw Raise.asItIs(exception);
        }
        return result;
    }

    @Override
    public void setResult(T value) {
        finish(value, null);
    }

    @Override
    public void setException(Throwable thrown) {
        finish(null, Objects.requireNonNull(thrown, "thrown"));
    }

    private void requirePending() {
        if (isDone()) {
            throw new IllegalStateException(this + " is done: a future is set once");
        }
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public String toString() {
        return "my future (" + state + ")";
    }
}
