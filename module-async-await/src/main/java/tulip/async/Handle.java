package tulip.async;

import java.util.Objects;

/// A callback that a loop will run once, with the context of the code that has asked for it.
public class Handle {
    private Runnable callback; // null after the run, and after `cancel`
    private Context context;

    public Handle(Runnable callback, Context context) {
        this.callback = Objects.requireNonNull(callback, "callback");
        this.context = Objects.requireNonNull(context, "context");
    }

    /// Takes the callback back, unless it has run.
    public void cancel() {
        callback = null;
        context = null;
    }

    public final boolean isCancelled() {
        return callback == null;
    }

    /// Runs the callback. The loop calls this method.
    ///
    /// @throws IllegalStateException if the callback was cancelled, or has run
    public final void run() {
        Runnable now = callback;
        Context with = context;
        if (now == null) {
            throw new IllegalStateException("a loop must not run " + this);
        }
        callback = null;
        context = null;
        Running.here().call(now, with);
    }

    @Override
    public String toString() {
        return callback == null ? "a callback that has run or was cancelled" : "callback " + callback;
    }
}
