package tulip.async;

import java.util.NoSuchElementException;

/// A variable of which each task has its own value (PEP 567). A new task begins with the values of the code
/// that makes it; what the task sets, nobody else sees.
///
/// Compare `ScopedValue` (JEP 506): it is bound for one call and cannot be set, and a structured task
/// inherits it.
public final class ContextVar<T> {
    private final String name;
    private final T initial;
    private final boolean hasInitial;

    /// Makes a variable without a value.
    public ContextVar(String name) {
        this(name, null, false);
    }

    /// Makes a variable with an initial value.
    ///
    /// @param initial  the value where nothing has been set
    public ContextVar(String name, T initial) {
        this(name, initial, true);
    }

    private ContextVar(String name, T initial, boolean hasInitial) {
        this.name = name;
        this.initial = initial;
        this.hasInitial = hasInitial;
    }

    /// The value for the code that calls this method.
    ///
    /// @throws NoSuchElementException if nothing has been set, and there is no initial value
    public T get() {
        Context context = Context.current();
        if (!hasInitial && !context.has(this)) {
            throw new NoSuchElementException(this + " has no value here");
        }
        return context.get(this, initial);
    }

    /// Sets the value for the code that calls this method, and for the tasks that it makes afterwards.
    ///
    /// @return a token for [#reset]
    public Token<T> set(T value) {
        Running here = Running.here();
        var token = new Token<>(this, here.context.get(this, null), here.context.has(this));
        here.context = here.context.with(this, value);
        return token;
    }

    /// Brings the value back that was there before a [#set].
    ///
    /// @throws IllegalArgumentException if the token is of another variable
    public void reset(Token<T> token) {
        if (token.variable != this) {
            throw new IllegalArgumentException("the token belongs to " + token.variable + ", not to " + this);
        }
        Running here = Running.here();
        here.context = token.wasSet ? here.context.with(this, token.before) : here.context.without(this);
    }

    /// The value before a [ContextVar#set].
    public record Token<T>(ContextVar<T> variable, T before, boolean wasSet) {}

    @Override
    public String toString() {
        return "context variable " + name;
    }
}
