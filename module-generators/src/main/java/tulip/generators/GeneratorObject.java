package tulip.generators;

import java.util.NoSuchElementException;
import java.util.Objects;

/// Is a generator on any primitive that pauses.
///
/// [#state] says what may happen next. The body's side writes it while the body runs, the asking side otherwise, so
/// that a thread which comes too late cannot spoil it: it is refused here, or else by the primitive.
@SuppressWarnings("ReferenceEquality") // a state is one object, and comparing costs nothing
public final class GeneratorObject<T> implements Generator<T>, LiveCoroutines.Live {
    private final Body<T> body;
    private final Pausable pausable;
    private State state = State.CREATED;
    private T element; // what READY is about
    private boolean closing;

    /// @param suspension  how it pauses
    /// @param body        runs when somebody asks for the first element
    public GeneratorObject(Suspension suspension, Body<T> body) {
        Objects.requireNonNull(suspension, "suspension");
        this.body = Objects.requireNonNull(body, "body");
        this.pausable = suspension.pausable(this, this::run);
    }

    @Override
    public boolean hasNext() {
        if (state != State.READY && state != State.CLOSED) {
            resume();
        }
        return state == State.READY;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T taken = element;
        element = null;
        state = State.TAKEN;
        return taken;
    }

    @Override
    public void close() {
        switch (state) {
            case State.Created() -> state = State.CLOSED;
            case State.Running() -> refuse();
            case State.Suspended _ -> exit();
            case State.Closed() -> {}
        }
    }

    /// Lets the body go on to its next yield or its end.
    private void resume() {
        if (state == State.RUNNING) {
            refuse();
        }
        pausable.resume();
    }

    private void refuse() {
        throw new AlreadyRunning(this);
    }

    /// Lets the body go on with a [GeneratorExit].
    ///
    /// To end with it, with another exception, or without, is fine.
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

    /// What the primitive runs.
    private void run() {
        state = State.RUNNING;
        var entry = LiveCoroutines.add(this);
        try {
            body.run(this::yielded);
        } catch (NoSuchElementException escaped) {
            leaked(escaped);
        } finally {
            LiveCoroutines.remove(entry);
            state = State.CLOSED;
        }
    }

    /// Throws something else instead (PEP 479).
    ///
    /// An end that escapes must not look like this generator's own.
    private void leaked(NoSuchElementException escaped) {
        throw new IllegalStateException("NoSuchElementException escaped from " + this, escaped);
    }

    /// What the body yields with.
    private void yielded(T value) {
        pausable.checkPause();
        stand(value);
        if (closing) {
            throw new GeneratorExit();
        }
    }

    /// The body's side of [#next].
    ///
    /// Stands there with an element, until somebody asks for more.
    private void stand(T value) {
        element = value;
        state = State.READY;
        try {
            pausable.pause();
        } finally {
            state = State.RUNNING;
            element = null;
        }
    }

    public State state() {
        return state;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        return pausable.getStackTrace();
    }

    /// Names the class whose code it runs.
    @Override
    public String toString() {
        String type = body.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
        return "generator " + type.substring(type.lastIndexOf('.') + 1) + '@' + Integer.toHexString(hashCode());
    }
}
