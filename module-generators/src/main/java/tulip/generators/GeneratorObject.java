package tulip.generators;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.Objects;

/// A generator on any primitive.
///
/// A call first takes the turn ([#enter]), and then looks at [#state]. So the call of a second thread is refused,
/// and changes nothing. While the body runs, only the body writes the fields; otherwise only the caller that has
/// the turn.
public final class GeneratorObject<T> implements Generator<T>, LiveCoroutines.Live {
    private static final VarHandle ASKER;

    static {
        try {
            ASKER = MethodHandles.lookup().findVarHandle(GeneratorObject.class, "asker", Thread.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /// The thread that has the turn. On a continuation it keeps the turn, from the first resume to the end.
    private volatile Thread asker;

    private final boolean staysOnOneThread;
    private Body<T> body; // null after the end, as is the next field, so that nothing of the body stays in memory
    private Pausable pausable;
    private State state = State.CREATED;
    private T element; // in READY: the element that was yielded; else null
    private LiveCoroutines.Entry entry; // null before the first resume
    private boolean closing; // whether the yield where the body is paused must throw GeneratorExit

    /// @param primitive  how the body pauses: usually a [Suspension]
    /// @param body       runs when the caller asks for the first element
    public GeneratorObject(Primitive primitive, Body<T> body) {
        Objects.requireNonNull(primitive, "primitive");
        this.body = Objects.requireNonNull(body, "body");
        this.staysOnOneThread = primitive.staysOnOneThread();
        this.pausable = primitive.pausable(this, this::run);
    }

    @Override
    public boolean hasNext() {
        enter();
        try {
            return advance();
        } finally {
            leave();
        }
    }

    @Override
    public T next() {
        enter();
        try {
            return take();
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

    /// Takes the turn, or refuses the caller.
    @SuppressWarnings("ReferenceEquality") // a thread is one object
    private void enter() {
        Thread me = Thread.currentThread();
        if (asker != me && !ASKER.compareAndSet(this, null, me)) {
            throw staysOnOneThread ? new AlreadyRunning(this, asker) : new AlreadyRunning(this);
        }
        if (state == State.RUNNING) { // the body asks its own generator: on a continuation it is the same thread
            refuse();
        }
    }

    /// Gives the turn back, unless the generator now belongs to this thread.
    private void leave() {
        if (!staysOnOneThread || state == State.CLOSED) {
            asker = null;
        }
    }

    private void refuse() {
        throw new AlreadyRunning(this);
    }

    /// Resumes the body, to its next yield or its end. If the body throws, this method throws the same exception.
    private void resume() {
        pausable.checkResume();
        if (state == State.CREATED) { // here and not in `run`: there the frame of a paused body would be larger
            entry = LiveCoroutines.add(this);
        }
        state = State.RUNNING;
        try {
            pausable.resume();
        } finally {
            // Still RUNNING: the primitive has failed, because a thread could not start or the stack was full. How far
            // the body has come is not known, so the generator ends. If the body runs on, its next yield is refused.
            if (state == State.RUNNING) {
                state = State.CLOSED; // without a call: on a full stack a call would fail too
                pausable = null;
            }
        }
    }

    /// Runs the body to its next yield or its end, unless it is paused at an element that has not been taken.
    ///
    /// @return whether there is an element
    private boolean advance() {
        if (state == State.CREATED || state == State.TAKEN) {
            resume();
        }
        return state == State.READY;
    }

    private T take() {
        if (!advance()) {
            throw new NoSuchElementException();
        }
        T taken = element;
        element = null;
        state = State.TAKEN;
        return taken;
    }

    private void finish() {
        switch (state) {
            case CREATED -> end();
            case READY, TAKEN -> exit();
            case RUNNING, CLOSED -> {} // `enter` has refused RUNNING
        }
    }

    /// Resumes the body with a [GeneratorExit].
    ///
    /// The body may end with this signal, with another exception, or without an exception.
    private void exit() {
        closing = true;
        try {
            resume();
        } catch (GeneratorExit passed) {
            return;
        } finally {
            closing = false;
        }
        if (state != State.CLOSED) {
            element = null;
            state = State.TAKEN;
            throw new IllegalStateException(this + " yielded when it was closed, instead of ending");
        }
    }

    /// Runs the body. The primitive calls this method on the body's side.
    private void run() {
        try {
            body.run(new Yields());
        } catch (NoSuchElementException escaped) {
            leaked(escaped);
        } finally {
            end();
        }
    }

    /// The yields of the body. A class and not a lambda: the frame of a lambda would keep the element in memory.
    private final class Yields implements Out<T> {
        @Override
        public void yield(T value) {
            Pausable mine = pausable;
            if (mine == null) {
                throw Pausable.notTheBody(); // the body has ended
            }
            mine.checkPause();
            element = value;
            value = null; // else this paused frame would keep in memory an element that has been taken
            stand();
            if (closing) {
                throw new GeneratorExit();
            }
        }
    }

    /// Pauses at a yield, with [#element], until the caller resumes the body.
    private void stand() {
        state = State.READY;
        try {
            pausable.pause();
        } catch (Throwable cannotPause) {
            state = State.RUNNING;
            throw cannotPause;
        }
    }

    /// Throws an error in place of an end that has escaped from the body (PEP 479).
    ///
    /// The escaped end must not look like the end of this generator.
    private void leaked(NoSuchElementException escaped) {
        throw new IllegalStateException("NoSuchElementException escaped from " + this, escaped);
    }

    private void end() {
        state = State.CLOSED;
        element = null;
        body = null;
        pausable = null;
        if (entry != null) {
            LiveCoroutines.remove(entry);
            entry = null;
        }
    }

    /// What the generator is doing. On another thread the answer may be out of date.
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
    public String toString() {
        Body<T> alive = body;
        String type = alive == null ? "closed" : alive.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
        return "generator " + type.substring(type.lastIndexOf('.') + 1) + '@' + Integer.toHexString(hashCode());
    }
}
