package tulip.coroutines;

import java.util.NoSuchElementException;
import java.util.Objects;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;
import tulip.generators.Pausable;
import tulip.generators.Suspension;

/// A correct coroutine. Each mistake overrides one or two methods, and so has only one fault.
class Breakable<Y, S, R> implements Coroutine<Y, S, R> {
    final Body<Y, S, R> body;
    final Pausable pausable;
    State state = State.CREATED;
    Y yielded;
    S sent;
    Throwable thrown;
    R result;

    Breakable(Body<Y, S, R> body) {
        this.body = body;
        this.pausable = Suspension.VIRTUAL_THREAD.pausable("a mistake", this::run);
    }

    @Override
    public Step<Y, R> send(S value) {
        enter();
        return pass(value);
    }

    @Override
    public Step<Y, R> throwIn(Throwable exception) {
        Objects.requireNonNull(exception, "exception");
        enter();
        return raise(exception);
    }

    @Override
    public void close() {
        enter();
        switch (state) {
            case CREATED -> state = State.CLOSED;
            case SUSPENDED -> exit();
            case RUNNING, CLOSED -> {}
        }
    }

    private void enter() {
        if (state == State.RUNNING) {
            throw new AlreadyRunning("the coroutine");
        }
        sent = null;
        thrown = null;
    }

    Step<Y, R> pass(S value) {
        switch (state) {
            case CREATED -> {
                if (value != null) {
                    return refuseFresh(value);
                }
            }
            case CLOSED -> {
                return atTheEnd();
            }
            case SUSPENDED, RUNNING -> {}
        }
        sent = value;
        return resume();
    }

    Step<Y, R> refuseFresh(S value) {
        throw new IllegalStateException("the coroutine has not begun");
    }

    Step<Y, R> atTheEnd() {
        throw new NoSuchElementException("the coroutine has ended");
    }

    Step<Y, R> raise(Throwable exception) {
        return switch (state) {
            case CREATED -> raiseInFresh(exception);
            case CLOSED -> raiseAtTheEnd(exception);
            case SUSPENDED, RUNNING -> raiseAtYield(exception);
        };
    }

    Step<Y, R> raiseInFresh(Throwable exception) {
        state = State.CLOSED;
        throw Raise.asItIs(exception instanceof NoSuchElementException end ? leaked(end) : exception);
    }

    Step<Y, R> raiseAtTheEnd(Throwable exception) {
        throw Raise.asItIs(exception);
    }

    Step<Y, R> raiseAtYield(Throwable exception) {
        thrown = exception;
        return resume();
    }

    private void exit() {
        try {
            if (raise(new GeneratorExit()) instanceof Step.Returned) {
                return;
            }
        } catch (GeneratorExit passed) {
            return;
        }
        throw new IllegalStateException("the coroutine yielded when it was closed");
    }

    Step<Y, R> resume() {
        pausable.resume();
        return step();
    }

    Step<Y, R> step() {
        return state == State.CLOSED ? new Step.Returned<>(result) : new Step.Yielded<>(yielded);
    }

    S receive() {
        return sent;
    }

    void run() {
        state = State.RUNNING;
        try {
            result = body.run(new BodySide());
        } catch (NoSuchElementException escaped) {
            throw leaked(escaped);
        } finally {
            state = State.CLOSED;
        }
    }

    static IllegalStateException leaked(NoSuchElementException escaped) {
        return new IllegalStateException("NoSuchElementException escaped from my coroutine", escaped);
    }

    <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        Step<? extends Y, ? extends Q> step;
        try {
            step = begin(inner);
        } catch (NoSuchElementException endedBefore) {
            return null;
        }
        while (step instanceof Step.Yielded<? extends Y, ? extends Q>(var value)) {
            step = forward(out, value, inner);
        }
        return ((Step.Returned<? extends Y, ? extends Q>) step).value();
    }

    <Q> Step<? extends Y, ? extends Q> begin(Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        return inner.next();
    }

    <Q> Step<? extends Y, ? extends Q> forward(
            Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        S passedOn;
        try {
            passedOn = out.yield(value);
        } catch (GeneratorExit signal) {
            return exitInner(signal, inner);
        } catch (Throwable exception) {
            return throwInInner(exception, inner);
        }
        return inner.send(passedOn);
    }

    <Q> Step<? extends Y, ? extends Q> exitInner(
            GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        inner.close();
        throw signal;
    }

    <Q> Step<? extends Y, ? extends Q> throwInInner(
            Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        return inner.throwIn(exception);
    }

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
            return expand(this, inner);
        }
    }

    void stand() {
        state = State.SUSPENDED;
        pausable.pause();
        state = State.RUNNING;
    }

    @Override
    public R result() {
        if (state != State.CLOSED) {
            throw new IllegalStateException("the coroutine has no result yet");
        }
        return result;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public String toString() {
        return "my coroutine"; // as the stub says, so that a wrong answer is recognised
    }
}
