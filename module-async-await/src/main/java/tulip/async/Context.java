package tulip.async;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// The values of all [ContextVar]s at one moment (PEP 567). It never changes: to set a variable makes
/// another context.
///
/// So a copy costs nothing: a task and a callback just keep the context in which they were made.
public final class Context {
    static final Context EMPTY = new Context(Map.of());

    private final Map<ContextVar<?>, Object> values;

    private Context(Map<ContextVar<?>, Object> values) {
        this.values = values;
    }

    /// The context of the code that calls this method.
    public static Context current() {
        return Running.here().context;
    }

    /// Runs the action with this context. What the action sets is gone afterwards.
    public void run(Runnable action) {
        Running here = Running.here();
        Context before = here.context;
        here.context = this;
        try {
            action.run();
        } finally {
            here.context = before;
        }
    }

    /// Runs the action with this context. What the action sets is gone afterwards.
    <T> T call(Callable<T> action) throws Exception {
        Running here = Running.here();
        Context before = here.context;
        here.context = this;
        try {
            return action.call();
        } finally {
            here.context = before;
        }
    }

    @SuppressWarnings("unchecked") // `with` has put a T there
    <T> T get(ContextVar<T> variable, T otherwise) {
        return (T) values.getOrDefault(variable, otherwise);
    }

    boolean has(ContextVar<?> variable) {
        return values.containsKey(variable);
    }

    <T> Context with(ContextVar<T> variable, T value) {
        var more = new HashMap<ContextVar<?>, Object>(values);
        more.put(variable, value);
        return new Context(more);
    }

    Context without(ContextVar<?> variable) {
        var fewer = new HashMap<ContextVar<?>, Object>(values);
        fewer.remove(variable);
        return new Context(fewer);
    }
}
