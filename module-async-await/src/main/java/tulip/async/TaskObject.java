package tulip.async;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import tulip.coroutines.Coroutine;
import tulip.coroutines.CoroutineObject;
import tulip.coroutines.Step;
import tulip.generators.LiveCoroutines;
import tulip.generators.Suspension;

/// The task of the reference. It drives a coroutine that yields the futures for which it waits.
///
/// ```
///   loop ──▶ step ──next──▶ the body … await(future) ──yields──▶ the future ──done──▶ loop ──▶ step …
/// ```
public final class TaskObject<T> extends FutureObject<T> implements Task<T> {
    private final String name;
    private final Coroutine<Future<?>, Void, Void> coroutine;
    private final Running running = Running.here();
    private final Running.Suspender suspender = future -> this.waits.suspend(future);
    private Running.Suspender waits; // set when the body begins
    private Context context = Context.current();
    private T returned;
    private Throwable thrown;
    private Future<?> awaited; // what the coroutine has yielded; null: it is ready, runs, or has ended
    private boolean mustCancel; // whether the next step throws a CancelledError into the coroutine
    private String why; // the message of that error
    private int requests;

    /// Makes a task, whose first step is in the ready queue.
    ///
    /// @param body  runs on the backend [Suspension#chosen]
    public TaskObject(EventLoop loop, String name, Callable<T> body) {
        this(loop, name, body, code -> new CoroutineObject<>(Suspension.chosen(), code));
    }

    /// Makes a task on coroutines of another make.
    ///
    /// @param maker  makes the coroutine of the body
    public TaskObject(
            EventLoop loop,
            String name,
            Callable<T> body,
            Function<Coroutine.Body<Future<?>, Void, Void>, Coroutine<Future<?>, Void, Void>> maker) {
        super(loop);
        Objects.requireNonNull(body, "body");
        this.name = Objects.requireNonNull(name, "name");
        this.coroutine = maker.apply(out -> run(body, out));
        loop.callSoon(this::step, context);
    }

    /// What the coroutine runs.
    private Void run(Callable<T> body, Coroutine.Out<Future<?>, Void> out) {
        running.share();
        waits = out::yield;
        try {
            returned = body.call();
        } catch (Throwable any) {
            thrown = any;
        }
        return null;
    }

    /// Runs the coroutine to its next await or its end.
    private void step() {
        CancelledError cancelled = null;
        if (mustCancel) {
            mustCancel = false;
            cancelled = new CancelledError(why);
        }
        awaited = null;
        resume(cancelled);
    }

    private void resume(CancelledError cancelled) {
        running.step(this, suspender, () -> {
            Step<Future<?>, Void> step;
            try {
                running.context = context;
                step = cancelled == null ? coroutine.next() : coroutine.throwIn(cancelled);
            } catch (Throwable notBegun) {
                thrown = notBegun;
                step = new Step.Returned<>(null);
            }
            context = running.context;
            switch (step) {
                case Step.Returned<Future<?>, Void> _ -> end();
                case Step.Yielded<Future<?>, Void>(Future<?> future) -> waitFor(future);
            }
        });
    }

    private void end() {
        switch (thrown) {
            case null -> {
                if (mustCancel) { // cancelled in its last step: the request comes before the result
                    mustCancel = false;
                    super.cancel(why);
                } else {
                    finish(returned, null);
                }
            }
            case CancelledError cancelled -> super.cancel(cancelled.getMessage());
            default -> finish(null, thrown);
        }
        returned = null;
        thrown = null;
    }

    /// Has the next step made when the future is done.
    private void waitFor(Future<?> future) {
        if (future == null) { // it only lets others run
            loop().callSoon(this::step, context);
            return;
        }
        awaited = future;
        future.addDoneCallback(this::wakeUp);
        if (mustCancel && future.cancel(why)) {
            mustCancel = false;
        }
    }

    private void wakeUp(Future<?> done) {
        if (mustCancel && !done.isCancelled()) {
            done.exception(); // it counts as read: the coroutine gets the CancelledError instead
        }
        step();
    }

    @Override
    public boolean cancel(String message) {
        if (isDone()) {
            return false;
        }
        requests++;
        if (awaited != null && awaited.cancel(message)) {
            return true; // the coroutine gets the error from what it awaits
        }
        mustCancel = true;
        why = message;
        return true;
    }

    @Override
    public int cancelling() {
        return requests;
    }

    @Override
    public int uncancel() {
        if (requests > 0) {
            requests--;
            if (requests == 0) {
                mustCancel = false;
            }
        }
        return requests;
    }

    @Override
    public void setResult(T value) {
        throw new UnsupportedOperationException("a task sets its own result: " + this);
    }

    @Override
    public void setException(Throwable exception) {
        throw new UnsupportedOperationException("a task sets its own exception: " + this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<?> awaited() {
        return awaited;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        return coroutine instanceof LiveCoroutines.Live live ? live.getStackTrace() : new StackTraceElement[0];
    }

    @Override
    public String toString() {
        return "task " + name + " (" + told() + ")";
    }
}
