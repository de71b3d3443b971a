package tulip.coroutines.exercise;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Raise;
import tulip.coroutines.State;
import tulip.coroutines.Step;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;
import tulip.generators.Pausable;
import tulip.generators.Primitive;
import tulip.kit.Todo;

/// Exercises 3.1, 3.2 and 3.4: a method that pauses, and talks with its caller. The texts are exercises/1-send.md,
/// 2-throw-in.md and 4-yield-from.md.
public final class MyCoroutine<Y, S, R> implements Coroutine<Y, S, R> {
    private final AtomicReference<Thread> turn = new AtomicReference<>(); // the thread whose call is under way
    private final boolean staysOnOneThread; // then this thread keeps the turn, until the end
    private Body<Y, S, R> body; // null after the end
    private final Pausable pausable; // runs `run()`, from pause to pause
    private State state = State.CREATED;
    private Y yielded; // what the body has passed to the caller
    private S sent; // what the caller has passed to the body
    private Throwable thrown; // what the yield where the body is paused must throw; null: nothing
    private R result; // what the body has returned

    /// @param primitive  how the body pauses
    /// @param body       runs when the caller first calls [#next]
    public MyCoroutine(Primitive primitive, Body<Y, S, R> body) {
        this.body = Objects.requireNonNull(body, "body");
        this.staysOnOneThread = primitive.staysOnOneThread();
        this.pausable = primitive.pausable(this, this::run);
    }

    // ---- Exercise 3.1 ----

    /// Resumes the body with a value. `next()` and `send(value)` call this method.
    private Step<Y, R> pass(S value) {
        throw new Todo("3.1: some states refuse the call; else keep the value, and return resume()");
    }

    /// What the body has done. `resume()` calls this method when the body has paused or ended.
    private Step<Y, R> step() {
        throw new Todo("3.1: the body has yielded, or it has returned: which one says the state");
    }

    /// What a resumed yield gives to the body. The body's side calls this method.
    private S receive() {
        throw new Todo("3.1: what the caller has passed to the body");
    }

    // ---- Exercise 3.2 ----

    /// Resumes the body with an exception. `throwIn(exception)` and `close()` call this method.
    private Step<Y, R> raise(Throwable exception) {
        throw new Todo("3.2: what to do depends on the state");
    }

    // ---- Exercise 3.4 ----

    /// Lets the inner coroutine talk with the caller of the body to which `out` belongs.
    ///
    /// @return what the inner coroutine returns; null if it has ended before
    private <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        throw new Todo("3.4: a loop: while the inner coroutine yields, forward its value");
    }

    /// Yields a value of the inner coroutine, and passes on to the inner coroutine what the caller answers.
    ///
    /// @return what the inner coroutine does then
    private <Q> Step<? extends Y, ? extends Q> forward(
            Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        throw new Todo("3.4: yield the value; the yield may give a value, or throw");
    }

    // ---- Given: nothing to do from here on ----

    @Override
    public Step<Y, R> send(S value) {
        enter();
        try {
            return pass(value);
        } finally {
            leave();
        }
    }

    @Override
    public Step<Y, R> throwIn(Throwable exception) {
        Objects.requireNonNull(exception, "exception");
        enter();
        try {
            return raise(exception);
        } finally {
            leave();
        }
    }

    @Override
    public void close() {
        enter();
        try {
            finish();
        } finally {
            leave();
        }
    }

    /// Takes the turn, or refuses the call. Only a call that has the turn may rely on `state`.
    private void enter() {
        Thread me = Thread.currentThread();
        if (turn.get() != me && !turn.compareAndSet(null, me)) {
            throw staysOnOneThread ? new AlreadyRunning(this, turn.get()) : new AlreadyRunning(this);
        }
        if (state == State.RUNNING) {
            throw new AlreadyRunning(this);
        }
    }

    private void leave() {
        sent = null;
        thrown = null;
        if (!staysOnOneThread || state == State.CLOSED) {
            turn.set(null);
        }
    }

    private void finish() {
        switch (state) {
            case CREATED -> end();
            case SUSPENDED -> exit();
            case RUNNING, CLOSED -> {}
        }
    }

    /// Resumes the body with a [GeneratorExit], as in exercise 2.3.
    private void exit() {
        try {
            if (raise(new GeneratorExit()) instanceof Step.Returned) {
                return;
            }
        } catch (GeneratorExit passed) {
            return;
        }
        throw new IllegalStateException(this + " yielded when it was closed, instead of ending");
    }

    /// Resumes the body, to its next yield or its end. If the body throws, this method throws the same object.
    private Step<Y, R> resume() {
        pausable.checkResume();
        state = State.RUNNING;
        try {
            pausable.resume();
        } finally {
            if (state == State.RUNNING) {
                state = State.CLOSED; // the primitive has failed: perhaps no thread could start
            }
        }
        return step();
    }

    /// What the primitive runs.
    private void run() {
        try {
            result = body.run(new BodySide());
        } catch (NoSuchElementException escaped) {
            throw leaked(escaped);
        } finally {
            end();
        }
    }

    /// What the body calls.
    private final class BodySide implements Out<Y, S> {
        @Override
        public S yield(Y value) {
            pausable.checkPause();
            yielded = value;
            stand();
            if (thrown != null) {
                throw Raise.asItIs(thrown);
            }
            return receive();
        }

        @Override
        public <Q> Q yieldFrom(Coroutine<? extends Y, ? super S, ? extends Q> inner) {
            pausable.checkPause(); // before the inner coroutine runs
            return expand(this, inner);
        }
    }

    /// Pauses at a yield, until the caller resumes the body.
    private void stand() {
        state = State.SUSPENDED;
        try {
            pausable.pause();
        } catch (Throwable cannotPause) {
            state = State.RUNNING;
            throw cannotPause;
        }
    }

    /// Makes the error that takes the place of a NoSuchElementException that leaves the body, as in exercise 2.4.
    private IllegalStateException leaked(NoSuchElementException escaped) {
        return new IllegalStateException("NoSuchElementException escaped from " + this, escaped);
    }

    private void end() {
        state = State.CLOSED;
        yielded = null;
        body = null;
    }

    @Override
    public R result() {
        if (state != State.CLOSED) {
            throw new IllegalStateException(this + " has not ended, and so has no result yet");
        }
        return result;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public String toString() {
        return "my coroutine";
    }
}
