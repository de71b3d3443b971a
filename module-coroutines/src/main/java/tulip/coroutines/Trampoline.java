package tulip.coroutines;

import java.util.ArrayDeque;
import java.util.Deque;

/// Runs coroutines that call coroutines, on a stack of its own: the thread's stack stays flat, so the calls may be
/// very deep.
///
/// A coroutine calls another one by yielding it. The value of this yield is what the other one has returned:
///
/// ```java
/// static Coroutine<Coroutine<?, ?, ?>, Object, Integer> sumTo(int n) {
///     return Coroutine.of(out -> n == 0 ? 0 : n + (Integer) out.yield(sumTo(n - 1)));
/// }
/// Trampoline.run(sumTo(100_000))
/// ```
public final class Trampoline {
    private final Deque<Coroutine<?, Object, ?>> callers = new ArrayDeque<>(); // suspended, the last caller first

    private Trampoline() {}

    /// Runs a coroutine to its end. If it throws, this method throws the same object.
    ///
    /// @param first  has not begun, and so have those that it and the others yield
    /// @return what it has returned
    @SuppressWarnings("unchecked") // the first coroutine is also the last one to return
    public static <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
        return (R) new Trampoline().bounce(first);
    }

    /// Resumes the coroutine that was called last, until none is left.
    private Object bounce(Coroutine<?, ?, ?> first) {
        Coroutine<?, Object, ?> running = fresh(first);
        Object value = null;
        Throwable thrown = null;
        while (running != null) {
            try {
                Step<?, ?> step = thrown == null ? running.send(value) : running.throwIn(thrown);
                value = null;
                thrown = null;
                if (step instanceof Step.Yielded<?, ?>(var yielded)) {
                    callers.push(running);
                    running = fresh(yielded);
                    continue;
                }
                value = ((Step.Returned<?, ?>) step).value();
            } catch (Throwable failure) {
                thrown = failure;
            }
            running = callers.poll();
        }
        if (thrown != null) {
            throw Raise.asItIs(thrown);
        }
        return value;
    }

    /// Returns the coroutine that is called. If it cannot be called, its caller gets the exception.
    @SuppressWarnings("unchecked") // the first send is null, and later it gets what its own calls have returned
    static Coroutine<?, Object, ?> fresh(Object called) {
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
