package tulip.generators;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.Objects;

/// Is a generator on any primitive that pauses.
///
/// A call first takes the turn ([#enter]), and only then looks at [#state]: a second thread is refused, and its call
/// leaves no trace. While the body runs, only the body's side writes the fields; otherwise only the caller that has the
/// turn.
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
    private Body<T> body; // this and the next are null after the end: nothing that the body held is kept alive
    private Pausable pausable;
    private State state = State.CREATED;
    private T element; // what READY is about
    private boolean closing; // whether the yield where the body stands is to throw GeneratorExit

    /// @param primitive  how it pauses: mostly one of [Suspension]
    /// @param body       runs when somebody asks for the first element
    public GeneratorObject(Primitive primitive, Body<T> body) {
        Objects.requireNonNull(primitive, "primitive");
        this.body = Objects.requireNonNull(body, "body");
        this.staysOnOneThread = primitive.staysOnOneThread();
        this.pausable = primitive.pausable(this, new BodySide());
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
            Thread owner = asker;
            if (staysOnOneThread && owner != null && state != State.RUNNING) {
                throw new AlreadyRunning(this, owner);
            }
            refuse();
        }
        if (state == State.RUNNING) { // on a continuation: the body asks itself, and so it is the same thread
            refuse();
        }
    }

    /// Gives the turn back, unless the generator belongs to this thread by now.
    private void leave() {
        if (!staysOnOneThread || state == State.CREATED || state == State.CLOSED) {
            asker = null;
        }
    }

    private void refuse() {
        throw new AlreadyRunning(this);
    }

    /// Lets the body go on to its next yield or its end. What the body throws comes out here.
    private void resume() {
        if (!staysOnOneThread && !Thread.currentThread().isVirtual()) {
            requireStack(128);
        }
        state = State.RUNNING;
        try {
            pausable.resume();
        } finally {
            // Still running: the primitive itself has failed, since no thread could start or the stack was full. Nobody
            // knows how far the body has come, so the generator ends. If the body runs on, its next yield is refused.
            if (state == State.RUNNING) {
                state = State.CLOSED; // no call is made here: on a full stack that would fail as well
                pausable = null;
            }
        }
    }

    /// Overflows a full stack here, where nothing has begun yet. In the midst of the JDK's scheduler an overflow would
    /// stop all virtual threads (seen on JDK 25.0.3).
    private static int requireStack(int frames) {
        return frames == 0 ? 0 : requireStack(frames - 1) + 1;
    }

    /// Runs the body to its next yield or its end, unless it stands at an element that nobody has taken.
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
            case RUNNING, CLOSED -> {} // the running are refused before
        }
    }

    /// Lets the body go on with a [GeneratorExit].
    ///
    /// The body may end with that signal, with another exception, or without one.
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

    /// What runs on the body's side: the whole of the body, and each of its yields.
    private final class BodySide implements Runnable, Out<T> {
        @Override
        public void run() {
            LiveCoroutines.Entry entry = null;
            try {
                entry = LiveCoroutines.add(GeneratorObject.this);
                body.run(this);
            } catch (NoSuchElementException escaped) {
                leaked(escaped);
            } finally {
                end();
                LiveCoroutines.remove(entry);
            }
        }

        @Override
        public void yield(T value) {
            Pausable mine = pausable;
            if (mine == null) {
                throw Pausable.notTheBody(); // the body has ended
            }
            mine.checkPause();
            element = value;
            value = null; // else this frame would keep alive, while it is suspended, what its caller has taken
            stand();
            if (closing) {
                throw new GeneratorExit();
            }
        }
    }

    /// Stands at a yield, with [#element], until somebody asks for more.
    private void stand() {
        state = State.READY;
        try {
            pausable.pause();
        } catch (Throwable cannotPause) {
            state = State.RUNNING;
            throw cannotPause;
        }
    }

    /// Throws something else instead (PEP 479).
    ///
    /// An end that escapes must not look like this generator's own.
    private void leaked(NoSuchElementException escaped) {
        throw new IllegalStateException("NoSuchElementException escaped from " + this, escaped);
    }

    private void end() {
        state = State.CLOSED;
        element = null;
        body = null;
        pausable = null;
    }

    /// What it is doing. On another thread the answer may be out of date.
    public State state() {
        return state;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        Pausable alive = pausable;
        return alive == null ? new StackTraceElement[0] : alive.getStackTrace();
    }

    /// Names the class whose code it runs.
    @Override
    public String toString() {
        Body<T> alive = body;
        String type = alive == null ? "closed" : alive.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
        return "generator " + type.substring(type.lastIndexOf('.') + 1) + '@' + Integer.toHexString(hashCode());
    }
}
