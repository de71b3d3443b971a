package tulip.coroutines.exercise;

import java.util.ArrayDeque;
import java.util.Deque;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Raise;
import tulip.coroutines.State;
import tulip.coroutines.Step;
import tulip.kit.Todo;

/// Exercise 3.5: coroutines that call coroutines, on a flat stack. The text is exercises/5-trampoline.md.
public final class MyTrampoline {
    private final Deque<Coroutine<?, Object, ?>> callers = new ArrayDeque<>(); // suspended, the last caller first

    private MyTrampoline() {}

    /// Runs a coroutine to its end. If it throws, this method throws the same object.
    ///
    /// @param first  has not begun, and so have those that it and the others yield
    /// @return what it has returned
    @SuppressWarnings("unchecked") // the first coroutine is also the last one to return
    public static <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
        return (R) new MyTrampoline().bounce(first);
    }

    /// Resumes the coroutine that was called last, until none is left.
    private Object bounce(Coroutine<?, ?, ?> first) {
        throw new Todo("the loop that resumes one coroutine after the other");
    }

    /// Returns the coroutine that is called. If it cannot be called, its caller gets the exception.
    @SuppressWarnings("unchecked") // the first send is null, and later it gets what its own calls have returned
    private static Coroutine<?, Object, ?> fresh(Object called) {
        if (!(called instanceof Coroutine<?, ?, ?> coroutine)) {
            throw new IllegalArgumentException(
                    "a coroutine calls another coroutine by yielding it, and this is none: " + called);
        }
        if (coroutine.state() != State.CREATED) {
            throw new IllegalStateException(coroutine + " cannot be called: it has begun before");
        }
        return (Coroutine<?, Object, ?>) coroutine;
    }
}
