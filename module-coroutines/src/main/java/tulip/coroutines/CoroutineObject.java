package tulip.coroutines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.Objects;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;
import tulip.generators.LiveCoroutines;
import tulip.generators.Pausable;
import tulip.generators.Primitive;

/// A coroutine on any primitive. It delegates by the loop of PEP 380; [ChainedCoroutine] makes delegation fast.
///
/// As in a generator, a call first takes the turn ([#enter]), and then looks at [#state]. So the call of a second
/// thread is refused, and changes nothing. While the body runs, only the body writes the fields; otherwise only the
/// caller that has the turn.
public final class CoroutineObject<Y, S, R> implements Coroutine<Y, S, R>, LiveCoroutines.Live {
    private static final VarHandle TURN;

    static {
        try {
            TURN = MethodHandles.lookup().findVarHandle(CoroutineObject.class, "turn", Thread.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile Thread turn; // the thread whose call is under way
    private final boolean staysOnOneThread; // then this thread keeps the turn, until the end
    private final LiveCoroutines.Live shown; // what the list of live coroutines shows: this object, or its wrapper
    private final boolean listed; // there
    private final Class<?> code;
    private Body<Y, S, R> body; // null after the end, as is the next field
    private Pausable pausable;
    private State state = State.CREATED;
    private Y yielded; // what the body has passed to the caller
    private S sent; // what the caller has passed to the body
    private Throwable thrown; // what the yield where the body is paused must throw; null: nothing
    private R result;

    /// @param primitive  how the body pauses: usually a [tulip.generators.Suspension]
    /// @param body       runs when the caller first calls [#next]
    public CoroutineObject(Primitive primitive, Body<Y, S, R> body) {
        this(primitive, body, null, true);
    }

    /// @param shown  what the list of live coroutines shows in place of this object
    CoroutineObject(Primitive primitive, Body<Y, S, R> body, LiveCoroutines.Live shown) {
        this(primitive, body, shown, true);
    }

    private CoroutineObject(Primitive primitive, Body<Y, S, R> body, LiveCoroutines.Live shown, boolean listed) {
        Objects.requireNonNull(primitive, "primitive");
        this.body = Objects.requireNonNull(body, "body");
        this.code = body.getClass();
        this.shown = shown == null ? this : shown;
        this.listed = listed;
        this.staysOnOneThread = primitive.staysOnOneThread();
        this.pausable = primitive.pausable(this.shown, new BodySide());
    }

    /// Makes a coroutine that is not in the list of [LiveCoroutines], because it is found elsewhere: that of a task
    /// belongs to a loop. An entry takes 75 bytes.
    public static <Y, S, R> CoroutineObject<Y, S, R> unlisted(Primitive primitive, Body<Y, S, R> body) {
        return new CoroutineObject<>(primitive, body, null, false);
    }

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

    /// Takes the turn, or refuses the call.
    @SuppressWarnings("ReferenceEquality") // a thread is one object
    private void enter() {
        Thread me = Thread.currentThread();
        if (turn != me && !TURN.compareAndSet(this, null, me)) {
            throw staysOnOneThread ? new AlreadyRunning(this, turn) : new AlreadyRunning(this);
        }
        if (state == State.RUNNING) { // the body calls its own coroutine: on a continuation it is the same thread
            throw new AlreadyRunning(this);
        }
    }

    /// Forgets what this call has passed to the body, and gives the turn back, unless the coroutine now belongs to this
    /// thread.
    private void leave() {
        sent = null;
        thrown = null;
        if (!staysOnOneThread || state == State.CLOSED) {
            turn = null;
        }
    }

    /// Resumes the body with a value.
    private Step<Y, R> pass(S value) {
        switch (state) {
            case CREATED -> {
                if (value != null) {
                    throw new IllegalStateException(this + " has not begun: call next() before you send a value");
                }
            }
            case CLOSED -> throw new NoSuchElementException(this + " has ended");
            case SUSPENDED, RUNNING -> {} // `enter` has refused RUNNING
        }
        sent = value;
        return resume();
    }

    /// Resumes the body with an exception.
    private Step<Y, R> raise(Throwable exception) {
        switch (state) {
            case CREATED -> {
                end();
                throw Raise.asItIs(exception instanceof NoSuchElementException end ? leaked(end) : exception);
            }
            case CLOSED -> throw Raise.asItIs(exception);
            case SUSPENDED, RUNNING -> {}
        }
        thrown = exception;
        return resume();
    }

    private void finish() {
        switch (state) {
            case CREATED -> end();
            case SUSPENDED -> exit();
            case RUNNING, CLOSED -> {}
        }
    }

    /// Resumes the body with a [GeneratorExit]. The body may end with this signal, with another exception, or without
    /// an exception.
    private void exit() {
        try {
            if (raise(new GeneratorExit()) instanceof Step.Returned) {
                return;
            }
        } catch (GeneratorExit passed) {
            return;
        }
        throw stubborn(this);
    }

    static IllegalStateException stubborn(Object coroutine) {
        return new IllegalStateException(coroutine + " yielded when it was closed, instead of ending");
    }

    /// Resumes the body, to its next yield or its end. If the body throws, this method throws the same exception.
    private Step<Y, R> resume() {
        pausable.checkResume();
        state = State.RUNNING;
        try {
            pausable.resume();
        } finally {
            if (state == State.RUNNING) { // the primitive has failed: perhaps no thread could start
                state = State.CLOSED; // without a call: on a full stack a call would fail too
                pausable = null;
            }
        }
        return step();
    }

    /// What the body has done.
    private Step<Y, R> step() {
        if (state == State.CLOSED) {
            return new Step.Returned<>(result);
        }
        Y value = yielded;
        yielded = null;
        return new Step.Yielded<>(value);
    }

    /// What a resumed yield gives to the body.
    private S receive() {
        return sent;
    }

    /// The code that runs on the body's side: the body itself, and each of its yields.
    private final class BodySide implements Runnable, Out<Y, S> {
        @Override
        public void run() {
            LiveCoroutines.Entry entry = null;
            try {
                entry = listed ? LiveCoroutines.add(shown) : null;
                result = body.run(this);
            } catch (NoSuchElementException escaped) {
                throw leaked(escaped);
            } finally {
                end();
                if (entry != null) {
                    LiveCoroutines.remove(entry);
                }
            }
        }

        @Override
        public S yield(Y value) {
            checkPause();
            yielded = value;
            value = null; // else this paused frame would keep in memory a value that the caller has taken
            stand();
            if (thrown != null) {
                throw Raise.asItIs(thrown);
            }
            return receive();
        }

        @Override
        public <Q> Q yieldFrom(Coroutine<? extends Y, ? super S, ? extends Q> inner) {
            checkPause(); // before the inner coroutine runs
            return Delegation.expand(this, inner);
        }

        private void checkPause() {
            Pausable mine = pausable;
            if (mine == null) {
                throw Pausable.notTheBody(); // the body has ended
            }
            mine.checkPause();
        }
    }

    /// Pauses at a yield, until the caller resumes the body.
    private void stand() {
        state = State.SUSPENDED;
        try {
            pausable.pause();
        } catch (Throwable cannotPause) {
            state = State.RUNNING;
            yielded = null;
            throw cannotPause;
        }
    }

    /// Makes the error that takes the place of an end that has escaped from the body (PEP 479).
    private IllegalStateException leaked(NoSuchElementException escaped) {
        return new IllegalStateException("NoSuchElementException escaped from " + this, escaped);
    }

    private void end() {
        state = State.CLOSED;
        yielded = null;
        body = null;
        pausable = null;
    }

    @Override
    public R result() {
        if (state != State.CLOSED) {
            throw new IllegalStateException(this + " has not ended, and so has no result yet");
        }
        return result;
    }

    /// What the coroutine is doing. On another thread the answer may be out of date.
    @Override
    public State state() {
        return state;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        Pausable alive = pausable;
        return alive == null ? new StackTraceElement[0] : alive.getStackTrace();
    }

    /// Names the class that has the body's code.
    @Override
    @SuppressWarnings("ReferenceEquality") // an object or its wrapper
    public String toString() {
        return shown == this ? "coroutine " + nameOf(this, code) : shown.toString();
    }

    static String nameOf(Object coroutine, Class<?> code) {
        String type = code.getName().replaceFirst("\\$\\$Lambda.*", "");
        return type.substring(type.lastIndexOf('.') + 1)
                + '@'
                + Integer.toHexString(System.identityHashCode(coroutine));
    }
}
