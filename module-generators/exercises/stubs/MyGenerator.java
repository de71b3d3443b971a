package tulip.generators.exercise;

import java.util.NoSuchElementException;
import java.util.Objects;
import tulip.generators.Generator;
import tulip.generators.GeneratorExit;
import tulip.generators.Pausable;
import tulip.generators.State;
import tulip.generators.Suspension;
import tulip.kit.Todo;

/// Exercises 2.2 to 2.5: an iterator that a method writes. The texts are exercises/2-first-yield.md to 5-stop-leak.md.
public final class MyGenerator<T> implements Generator<T> {
    private final Body<T> body;
    private final Pausable pausable; // runs `run()`, from pause to pause
    private State state = State.CREATED;
    private T element; // what READY is about
    private boolean closing; // whether the yield where the body stands is to throw GeneratorExit

    /// @param suspension  how it pauses
    /// @param body        runs when somebody asks for the first element
    public MyGenerator(Suspension suspension, Body<T> body) {
        this.body = Objects.requireNonNull(body, "body");
        this.pausable = suspension.pausable(this, this::run);
    }

    @Override
    public boolean hasNext() {
        throw new Todo("2.2: whether the body stands at an element; resume() first, if it may");
    }

    @Override
    public T next() {
        throw new Todo("2.2: the element at which the body stands, which is then taken");
    }

    /// The body's side of [#next]: stands there with an element, until somebody asks for more.
    private void stand(T value) {
        throw new Todo("2.2: keep the element, pause, and run on");
    }

    @Override
    public void close() {
        throw new Todo("2.3: what it does depends on the state");
    }

    /// Lets the body go on with a [GeneratorExit], and looks how it took that.
    private void exit() {
        throw new Todo("2.3: resume() while `closing`");
    }

    /// What happens if somebody asks while the body runs.
    private void refuse() {
        throw new Todo("2.4: an error that changes nothing");
    }

    /// What happens if a NoSuchElementException escapes from the body.
    private void leaked(NoSuchElementException escaped) {
        throw new Todo("2.5: an error, for it is not the end of this generator");
    }

    /// Lets the body go on to its next yield or its end. What it throws comes out here.
    private void resume() {
        if (state == State.RUNNING) {
            refuse();
        }
        pausable.resume();
    }

    /// What the primitive runs.
    private void run() {
        state = State.RUNNING;
        try {
            body.run(this::yielded);
        } catch (NoSuchElementException escaped) {
            leaked(escaped);
        } finally {
            state = State.CLOSED;
        }
    }

    /// What the body yields with.
    private void yielded(T value) {
        pausable.checkPause();
        stand(value);
        if (closing) {
            throw new GeneratorExit();
        }
    }

    public State state() {
        return state;
    }

    @Override
    public String toString() {
        return "my generator";
    }
}
