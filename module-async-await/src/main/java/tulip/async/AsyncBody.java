package tulip.async;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tulip.coroutines.Coroutine;
import tulip.coroutines.CoroutineObject;
import tulip.coroutines.State;
import tulip.coroutines.Step;
import tulip.generators.AlreadyRunning;
import tulip.generators.Generator;
import tulip.generators.GeneratorExit;
import tulip.generators.Suspension;

/// The body of an [AsyncGenerator]. It yields elements, and the futures for which it waits. The task that asks
/// for an element waits in its place.
final class AsyncBody<T> {
    private sealed interface Request<T> {}

    private record Element<T>(T value) implements Request<T> {}

    private record Wait<T>(Future<?> future) implements Request<T> {} // null: it only lets others run

    private final Coroutine<Request<T>, Void, Void> coroutine;
    private Running running; // of the task that asks
    private Running.Suspender suspender; // set when the body begins
    private boolean asked; // whether a task is in a call
    private Element<T> ahead; // that nobody has taken yet
    private Begun begun; // null: no call yet, or it has ended

    AsyncBody(Generator.Body<T> code) {
        this.coroutine = new CoroutineObject<>(Suspension.chosen(), out -> run(code, out));
    }

    private Void run(Generator.Body<T> code, Coroutine.Out<Request<T>, Void> out) {
        running.share();
        suspender = future -> out.yield(new Wait<>(future));
        code.run(value -> out.yield(new Element<>(value)));
        return null;
    }

    /// Runs the body to its next element, unless there is one that nobody has taken.
    ///
    /// @return whether there is an element
    boolean advance() {
        if (ahead != null) {
            return true;
        }
        return coroutine.state() != State.CLOSED && talk(coroutine::next);
    }

    T take() {
        T value = ahead.value;
        ahead = null;
        return value;
    }

    boolean throwIn(Throwable thrown) {
        return talk(() -> coroutine.throwIn(thrown));
    }

    void close() {
        if (coroutine.state() == State.CLOSED) {
            return;
        }
        try {
            if (talk(() -> coroutine.throwIn(new GeneratorExit()))) {
                throw new IllegalStateException("the async generator was closed, but yields " + take());
            }
        } catch (GeneratorExit exit) {
            // so ends a body that does not catch it
        }
    }

    /// Resumes the body, and waits in its place, until it yields an element or ends.
    ///
    /// @return whether there is an element
    private boolean talk(Supplier<Step<Request<T>, Void>> first) {
        Running.task();
        if (asked) {
            throw new AlreadyRunning("an async generator, for which another task waits,");
        }
        asked = true;
        ahead = null;
        running = Running.here();
        try {
            Step<Request<T>, Void> step = resume(first);
            while (step instanceof Step.Yielded<Request<T>, Void>(Wait<T>(Future<?> future))) {
                step = resume(afterWaiting(future));
            }
            if (step instanceof Step.Yielded<Request<T>, Void>(Element<T> element)) {
                ahead = element;
            }
            return ahead != null;
        } finally {
            asked = false;
            if (coroutine.state() == State.CLOSED && begun != null) {
                begun.forget();
                begun = null;
            }
        }
    }

    private Step<Request<T>, Void> resume(Supplier<Step<Request<T>, Void>> how) {
        return running.waitBy(future -> suspender.suspend(future), how);
    }

    private Supplier<Step<Request<T>, Void>> afterWaiting(Future<?> future) {
        try {
            if (future == null) {
                running.pass();
            } else {
                running.suspend(future);
            }
            return coroutine::next;
        } catch (Throwable thrown) { // a cancellation: the body gets it where it awaits
            return () -> coroutine.throwIn(thrown);
        }
    }

    /// Has the loop close the body, if the generator is forgotten or the loop is closed.
    void watch(AsyncGenerator<T> generator) {
        if (begun == null && coroutine.state() == State.CREATED) {
            begun = new Begun(generator, this, Running.loop());
            Begun.ALL.add(begun);
        }
    }

    /// Closes the bodies whose generators nobody can use any more, each in a task.
    static void closeForgotten() {
        for (var gone = Begun.FORGOTTEN.poll(); gone != null; gone = Begun.FORGOTTEN.poll()) {
            var begun = (Begun) gone;
            if (Begun.ALL.remove(begun) && !begun.loop.isClosed()) {
                begun.loop.callSoonThreadsafe(
                        () -> begun.loop.createTask("close an async generator", begun::closeReporting));
            }
        }
    }

    /// Closes all bodies of a loop, and waits for their ends.
    @SuppressWarnings("ReferenceEquality") // a loop is one object
    static void closeAll(EventLoop loop) {
        List<Begun> left =
                Begun.ALL.stream().filter(begun -> begun.loop == loop).toList();
        if (!left.isEmpty()) {
            loop.runUntilComplete(() -> {
                List<Task<Void>> closing = new ArrayList<>();
                left.forEach(begun -> closing.add(loop.createTask("close an async generator", begun::closeReporting)));
                closing.forEach(Async::await);
                return null;
            });
        }
    }

    /// A body that has begun and has not ended. Keeps the body, and not the generator.
    private static final class Begun extends PhantomReference<AsyncGenerator<?>> {
        static final ReferenceQueue<AsyncGenerator<?>> FORGOTTEN = new ReferenceQueue<>();
        static final Set<Begun> ALL = ConcurrentHashMap.newKeySet();

        final AsyncBody<?> body;
        final EventLoop loop;

        Begun(AsyncGenerator<?> generator, AsyncBody<?> body, EventLoop loop) {
            super(generator, FORGOTTEN);
            this.body = body;
            this.loop = loop;
        }

        void forget() {
            ALL.remove(this);
            clear();
        }

        Void closeReporting() {
            try {
                body.close();
            } catch (Throwable thrown) {
                loop.callExceptionHandler("an async generator has failed while it was closed", thrown);
            }
            return null;
        }
    }
}
