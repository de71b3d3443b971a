package tulip.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tulip.coroutines.Raise;

/// The future of the reference.
public class FutureObject<T> implements Future<T> {
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
    private Object purpose;
    private Unread unread; // reports the exception if nobody reads it; null: no exception, or it was read
    private List<Callback<T>> callbacks = List.of();

    public FutureObject(EventLoop loop) {
        this.loop = Objects.requireNonNull(loop, "loop");
    }

    @Override
    public final boolean isDone() {
        return state != State.PENDING;
    }

    @Override
    public final boolean isCancelled() {
        return state == State.CANCELLED;
    }

    @Override
    public final T result() {
        if (exception() != null) {
            throw Raise.asItIs(exception);
        }
        return result;
    }

    @Override
    public final Throwable exception() {
        switch (state) {
            case PENDING -> throw new IllegalStateException(this + " is not done: it has no result yet");
            case CANCELLED -> throw new CancelledError(cancelMessage);
            case FINISHED -> {}
        }
        if (unread != null) {
            unread.read();
            unread = null;
        }
        return exception;
    }

    @Override
    public void setResult(T value) {
        finish(value, null);
    }

    @Override
    public void setException(Throwable thrown) {
        finish(null, Objects.requireNonNull(thrown, "thrown"));
    }

    /// Ends the future with a result or an exception.
    final void finish(T value, Throwable thrown) {
        requirePending();
        if (thrown != null) {
            unread = Unread.watch(this, thrown);
        }
        result = value;
        exception = thrown;
        state = State.FINISHED;
        scheduleCallbacks();
    }

    @Override
    public boolean cancel(String message) {
        if (isDone()) {
            return false;
        }
        cancelMessage = message;
        state = State.CANCELLED;
        scheduleCallbacks();
        return true;
    }

    private void requirePending() {
        if (isDone()) {
            throw new IllegalStateException(this + " is done: a future is set once");
        }
    }

    private void scheduleCallbacks() {
        List<Callback<T>> all = callbacks;
        callbacks = List.of();
        all.forEach(this::schedule);
    }

    private void schedule(Callback<T> callback) {
        loop.callSoon(() -> callback.action.accept(this), callback.context);
    }

    @Override
    public void addDoneCallback(Consumer<? super Future<T>> action) {
        var callback = new Callback<T>(Objects.requireNonNull(action, "action"), Context.current());
        if (isDone()) {
            schedule(callback);
            return;
        }
        if (callbacks.isEmpty()) {
            callbacks = List.of(callback); // takes less memory than an ArrayList, and most futures have one
            return;
        }
        if (callbacks.size() == 1) {
            callbacks = new ArrayList<>(callbacks);
        }
        callbacks.add(callback);
    }

    @Override
    public int removeDoneCallback(Consumer<? super Future<T>> action) {
        int before = callbacks.size();
        if (before > 0) {
            callbacks = new ArrayList<>(callbacks);
            callbacks.removeIf(callback -> callback.action.equals(action));
        }
        return before - callbacks.size();
    }

    @Override
    public final EventLoop loop() {
        return loop;
    }

    @Override
    public Object purpose() {
        return purpose;
    }

    @Override
    public final void setPurpose(Object what) {
        purpose = what;
    }

    @Override
    public String toString() {
        return "future@" + Integer.toHexString(System.identityHashCode(this)) + " (" + told() + ")";
    }

    /// The state in words.
    final String told() {
        return switch (state) {
            case PENDING -> "pending";
            case CANCELLED -> "cancelled";
            case FINISHED -> exception == null ? "done" : "failed: " + exception;
        };
    }
}
