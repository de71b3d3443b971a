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
///   loop ──▶ step ──resume──▶ the body … await(future) ──yields──▶ the future ──done──▶ loop ──▶ wakeUp ──▶ step …
/// ```
///
/// The task has no context of its own: a callback runs with the context of the code that has asked for it, so each
/// step goes on with the context in which the step before has ended.
///
/// The class is not final, because tests replace its parts by wrong ones.
@SuppressWarnings("this-escape") // a subclass of a test begins to run in the next turn
public class TaskObject<T> extends FutureObject<T> implements Task<T> {
    private final String name; // null: named by its number
    private final int number;
    final Coroutine<Future<?>, Void, Void> coroutine; // yields null if it only lets others run
    private Running.Suspender waits; // null before the body begins
    T returned; // by the body
    Throwable thrown; // by the body; null if it has returned
    Future<?> awaited; // what the coroutine has yielded; null: it is ready, runs, or has ended
    boolean mustCancel; // whether the next step throws a CancelledError into the coroutine
    String why; // the message of that error
    int requests;

    /// Makes a task, whose first step is in the ready queue.
    ///
    /// @param body  runs on the backend [Suspension#chosen]
    public TaskObject(EventLoop loop, String name, Callable<T> body) {
        this(loop, name, body, code -> CoroutineObject.unlisted(Suspension.chosen(), code));
    }

    /// Makes a task named `task-7`.
    ///
    /// @param number  the 7
    TaskObject(EventLoop loop, int number, Callable<T> body) {
        this(loop, null, number, body, code -> CoroutineObject.unlisted(Suspension.chosen(), code));
    }

    /// Makes a task on coroutines of another make.
    ///
    /// @param maker  makes the coroutine of the body
    public TaskObject(
            EventLoop loop,
            String name,
            Callable<T> body,
            Function<Coroutine.Body<Future<?>, Void, Void>, Coroutine<Future<?>, Void, Void>> maker) {
        this(loop, Objects.requireNonNull(name, "name"), 0, body, maker);
    }

    private TaskObject(
            EventLoop loop,
            String name,
            int number,
            Callable<T> body,
            Function<Coroutine.Body<Future<?>, Void, Void>, Coroutine<Future<?>, Void, Void>> maker) {
        super(loop);
        Objects.requireNonNull(body, "body");
        this.name = name;
        this.number = number;
        this.coroutine = maker.apply(out -> run(body, out));
        begin();
    }

    /// What the coroutine runs.
    private Void run(Callable<T> body, Coroutine.Out<Future<?>, Void> out) {
        loop().running().share();
        waits = out::yield;
        loop().running().waitBy(waits);
        try {
            returned = body.call();
        } catch (Throwable any) {
            thrown = any;
        }
        return null;
    }

    /// Has the first step made in the next turn.
    void begin() {
        loop().callSoon(this::step);
    }

    /// Runs the coroutine to its next await or its end.
    void step() {
        switch (resume()) {
            case Step.Returned<Future<?>, Void> _ -> end();
            case Step.Yielded<Future<?>, Void>(Future<?> future) -> waitFor(future);
        }
    }

    /// Has the next step made when the future is done.
    void waitFor(Future<?> future) {
        if (future == null) {
            loop().callSoon(this::step);
            return;
        }
        awaited = future;
        future.addDoneCallback(this::wakeUp);
    }

    void wakeUp(Future<?> done) {
        step();
    }

    /// Ends the task with what the body has returned or thrown.
    void end() {
        switch (thrown) {
            case null -> super.setResult(returned);
            case CancelledError cancelled -> super.cancel(cancelled.getMessage());
            default -> super.setException(thrown);
        }
        returned = null;
        thrown = null;
    }

    /// Resumes the coroutine as the running task. Afterwards `returned` and `thrown` are what the body has
    /// returned and thrown, if it has ended.
    Step<Future<?>, Void> resume() {
        Future<?> done = awaited;
        awaited = null;
        Step<Future<?>, Void> step = loop().running().step(this, waits, () -> resume(done));
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

    /// Resumes the coroutine with the request: its await throws a CancelledError.
    ///
    /// @param done  what the coroutine has awaited; null: nothing
    Step<Future<?>, Void> raise(Future<?> done) {
        mustCancel = false;
        if (done != null && done.isCancelled()) {
            return coroutine.next(); // the await throws the error of the future
        }
        if (done != null) {
            done.exception(); // counts as read: the coroutine gets the CancelledError instead
        }
        return coroutine.throwIn(new CancelledError(why));
    }

    /// Serves a request that came during the step.
    void cancelAfter(Step<Future<?>, Void> step) {
        switch (step) {
            case Step.Returned<Future<?>, Void> _ -> {
                if (thrown == null) { // the request comes before the result
                    thrown = new CancelledError(why);
                }
            }
            case Step.Yielded<Future<?>, Void>(Future<?> future) -> {
                if (future != null && future.cancel(why)) {
                    mustCancel = false;
                }
            }
        }
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
        return name == null ? "task-" + number : name; // not stored: a million names take memory
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
        return "task " + name() + " (" + told() + ")";
    }
}
