package tulip.generators;

import java.util.NoSuchElementException;

/// A correct generator. Each mistake overrides one method, and so has only one fault.
class Breakable<T> implements Generator<T> {
    final Body<T> body;
    Pausable pausable;
    State state = State.CREATED;
    T element;
    boolean closing;

    Breakable(Body<T> body) {
        this(Suspension.VIRTUAL_THREAD, body);
    }

    Breakable(Suspension suspension, Body<T> body) {
        this.body = body;
        this.pausable = suspension.pausable("my generator", this::run);
    }

    @Override
    public boolean hasNext() {
        if (!isReady() && !isClosed()) {
            resume();
        }
        return isReady();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T taken = element;
        state = State.TAKEN;
        return taken;
    }

    @Override
    public void close() {
        switch (state) {
            case CREATED -> closeCreated();
            case RUNNING -> refuse();
            case READY, TAKEN -> exit();
            case CLOSED -> closeClosed();
        }
    }

    void closeCreated() {
        state = State.CLOSED;
    }

    void closeClosed() {}

    void exit() {
        closing = true;
        try {
            resume();
        } catch (GeneratorExit passed) {
            return;
        } finally {
            closing = false;
        }
        if (!isClosed()) {
            yieldedInstead();
        }
    }

    void yieldedInstead() {
        state = State.TAKEN;
        throw new IllegalStateException("it yielded when it was closed");
    }

    void resume() {
        if (state == State.RUNNING) {
            refuse();
        }
        pausable.resume();
    }

    void refuse() {
        throw new AlreadyRunning("it");
    }

    void run() {
        state = State.RUNNING;
        try {
            body.run(this::yielded);
        } catch (NoSuchElementException escaped) {
            leaked(escaped);
        } finally {
            state = State.CLOSED;
        }
    }

    void leaked(NoSuchElementException escaped) {
        throw new IllegalStateException("it leaked", escaped);
    }

    void yielded(T value) {
        pausable.checkPause();
        stand(value);
        if (closing) {
            throw signal();
        }
    }

    Error signal() {
        return new GeneratorExit();
    }

    void stand(T value) {
        element = value;
        state = State.READY;
        pausable.pause();
        state = State.RUNNING;
    }

    final boolean isReady() {
        return state == State.READY;
    }

    final boolean isClosed() {
        return state == State.CLOSED;
    }
}
