package tulip.coroutines;

import java.util.ArrayDeque;
import java.util.Deque;

/// A correct trampoline. Each mistake overrides one or two methods, and so has only one fault.
class BreakableTrampoline {
    final Deque<Coroutine<?, Object, ?>> callers = new ArrayDeque<>();
    Object value;
    Throwable thrown;

    @SuppressWarnings("unchecked") // as in the reference
    final <R> R run(Coroutine<?, ?, R> first) {
        return (R) bounce(first);
    }

    Object bounce(Coroutine<?, ?, ?> first) {
        Coroutine<?, Object, ?> running = fresh(first);
        while (running != null) {
            running = next(running);
        }
        return end();
    }

    /// Resumes a coroutine. Returns the coroutine to resume next.
    Coroutine<?, Object, ?> next(Coroutine<?, Object, ?> running) {
        try {
            Step<?, ?> step = resume(running);
            if (step instanceof Step.Yielded<?, ?>(var yielded)) {
                return call(running, yielded);
            }
            value = ((Step.Returned<?, ?>) step).value();
        } catch (Throwable failure) {
            return afterFailure(failure);
        }
        return caller();
    }

    Step<?, ?> resume(Coroutine<?, Object, ?> running) {
        Object sent = value;
        Throwable failure = thrown;
        clear();
        return failure == null ? running.send(sent) : raise(running, failure);
    }

    void clear() {
        value = null;
        thrown = null;
    }

    Step<?, ?> raise(Coroutine<?, Object, ?> caller, Throwable failure) {
        return caller.throwIn(failure);
    }

    Coroutine<?, Object, ?> call(Coroutine<?, Object, ?> caller, Object called) {
        callers.push(caller);
        return fresh(called);
    }

    Coroutine<?, Object, ?> fresh(Object called) {
        return Trampoline.fresh(called);
    }

    Coroutine<?, Object, ?> afterFailure(Throwable failure) {
        thrown = failure;
        return caller();
    }

    Coroutine<?, Object, ?> caller() {
        return callers.poll();
    }

    Object end() {
        if (thrown != null) {
            throw Raise.asItIs(thrown);
        }
        return value;
    }
}
