package tulip.async;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tulip.coroutines.Raise;

/// A correct future. Each mistake overrides one or two methods, and so has only one fault.
class BreakableFuture<T> implements Future<T> {
    /// A callback, with the context of the code that added it.
    record Callback<T>(Consumer<? super Future<T>> action, Context context) {}

    final EventLoop loop;
    boolean done;
    boolean cancelled;
    T result;
    Throwable exception;
    String cancelMessage;
    Unread unread;
    List<Callback<T>> callbacks = new ArrayList<>();

    BreakableFuture(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public Throwable exception() {
        if (!done) {
            return ofPending();
        }
        if (cancelled) {
            return ofCancelled();
        }
        read();
        return exception;
    }

    Throwable ofPending() {
        throw new IllegalStateException("the future is not done");
    }

    Throwable ofCancelled() {
        throw new CancelledError(cancelMessage);
    }

    void read() {
        if (unread != null) {
            unread.read();
        }
    }

    void finish(T value, Throwable thrown) {
        requirePending();
        keep(value, thrown);
        done = true;
        scheduleCallbacks();
    }

    void keep(T value, Throwable thrown) {
        if (thrown != null) {
            watch(thrown);
        }
        result = value;
        exception = thrown;
    }

    void watch(Throwable thrown) {
        unread = Unread.watch(this, thrown);
    }

    void requirePending() {
        if (done) {
            throw new IllegalStateException("a future is set once");
        }
    }

    @Override
    public boolean cancel(String message) {
        if (done) {
            return false;
        }
        return cancelNow(message);
    }

    boolean cancelNow(String message) {
        cancelMessage = message;
        done = true;
        cancelled = true;
        scheduleCallbacks();
        return true;
    }

    void scheduleCallbacks() {
        List<Callback<T>> all = callbacks;
        callbacks = new ArrayList<>();
        all.forEach(this::schedule);
    }

    void schedule(Callback<T> callback) {
        loop.callSoon(() -> callback.action.accept(this), callback.context);
    }

    @Override
    public void addDoneCallback(Consumer<? super Future<T>> action) {
        var callback = new Callback<T>(action, Context.current());
        if (done) {
            addLate(callback);
        } else {
            callbacks.add(callback);
        }
    }

    void addLate(Callback<T> callback) {
        schedule(callback);
    }

    @Override
    public int removeDoneCallback(Consumer<? super Future<T>> action) {
        int before = callbacks.size();
        callbacks.removeIf(callback -> callback.action.equals(action));
        return before - callbacks.size();
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
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
        finish(null, thrown);
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public String toString() {
        return "my future";
    }
}
