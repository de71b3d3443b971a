package tulip.async.exercise;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import tulip.async.CancelledError;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.FutureObject;
import tulip.async.Running;
import tulip.async.Task;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Step;
import tulip.generators.LiveCoroutines;
import tulip.kit.Todo;

/// Exercises 4.4 and 4.5: a task, which drives a coroutine, and can be cancelled. The texts are
/// exercises/4-task-step.md and 5-cancel.md.
///
/// ```
///   loop ──▶ step ──resume──▶ the body … await(future) ──yields──▶ the future ──done──▶ loop ──▶ wakeUp ──▶ step …
/// ```
public final class MyTask<T> extends FutureObject<T> implements Task<T> {
    private final String name;
    private final Coroutine<Future<?>, Void, Void> coroutine; // yields null if it only lets others run
    private final Running.Suspender suspender = future -> this.waits.suspend(future);
    private Running.Suspender waits; // set when the body begins
    private T returned; // by the body
    private Throwable thrown; // by the body; null if it has returned
    private Future<?> awaited; // what the coroutine has yielded; null: it is ready, runs, or has ended
    private boolean mustCancel; // whether the next step throws a CancelledError into the coroutine
    private String why; // the message of that error
    private int requests; // to cancel the task, which were not taken back

    /// Makes a task.
    public MyTask(EventLoop loop, String name, Callable<T> body) {
        this(loop, name, body, Coroutine::of);
    }

    /// @param maker  makes the coroutine of the body
    public MyTask(
            EventLoop loop,
            String name,
            Callable<T> body,
            Function<Coroutine.Body<Future<?>, Void, Void>, Coroutine<Future<?>, Void, Void>> maker) {
        super(loop);
        Objects.requireNonNull(body, "body");
        this.name = Objects.requireNonNull(name, "name");
        this.coroutine = maker.apply(out -> run(body, out));
        begin();
    }

    // ---- Exercise 4.4 ----

    /// Has the first step made in the next turn. The constructor calls this method.
    private void begin() {
        throw new Todo("4.4: the first step belongs into the ready queue");
    }

    /// Runs the coroutine to its next await or its end, by `resume()`.
    private void step() {
        throw new Todo("4.4: resume the coroutine; it has ended, or it waits for a future");
    }

    /// Has the next step made when the future is done. If there is no future, in the next turn.
    ///
    /// @param future  what the coroutine has yielded; null: it only lets others run
    private void waitFor(Future<?> future) {
        throw new Todo("4.4: who makes the next step, and when?");
    }

    /// The callback for `waitFor`: the awaited future is done.
    private void wakeUp(Future<?> done) {
        throw new Todo("4.4: the coroutine can go on");
    }

    /// Ends the task with what the body has returned or thrown.
    private void end() {
        throw new Todo("4.4: the task is a future, and gets a result, an exception, or is cancelled");
    }

    // ---- Exercise 4.5 ----

    @Override
    public boolean cancel(String message) {
        throw new Todo("4.5: count the request, and pass it on to what the task awaits, or to the next step");
    }

    @Override
    public int uncancel() {
        throw new Todo("4.5: take one request back");
    }

    /// Resumes the coroutine with a request: its await throws a CancelledError. `resume()` calls this method if
    /// `mustCancel` is set.
    ///
    /// @param done  what the coroutine has awaited; null: nothing
    private Step<Future<?>, Void> raise(Future<?> done) {
        throw new Todo("4.5: throw the request into the coroutine, once");
    }

    /// Serves a request that came while the coroutine ran. `resume()` calls this method after the coroutine has
    /// paused or ended, if `mustCancel` is set.
    private void cancelAfter(Step<Future<?>, Void> step) {
        throw new Todo("4.5: the coroutine has ended, or it now waits for a future");
    }

    // ---- Given: nothing to do from here on ----

    /// What the coroutine runs.
    private Void run(Callable<T> body, Coroutine.Out<Future<?>, Void> out) {
        loop().running().share();
        waits = out::yield;
        try {
            returned = body.call();
        } catch (Throwable any) {
            thrown = any;
        }
        return null;
    }

    /// Resumes the coroutine as the running task. Afterwards `returned` and `thrown` are what the body has returned and
    /// thrown, if it has ended.
    private Step<Future<?>, Void> resume() {
        Future<?> done = awaited;
        awaited = null;
        Step<Future<?>, Void> step = loop().running().step(this, suspender, () -> resume(done));
        if (mustCancel) {
            cancelAfter(step);
        }
        return step;
    }

    private Step<Future<?>, Void> resume(Future<?> done) {
        try {
            return mustCancel ? raise(done) : coroutine.next();
        } catch (Throwable notBegun) {
            thrown = notBegun;
            return new Step.Returned<>(null);
        }
    }

    @Override
    public int cancelling() {
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
        return "task " + name;
    }
}
