package tulip.generators.exercise;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import tulip.generators.AlreadyRunning;
import tulip.generators.Generator;
import tulip.generators.GeneratorExit;
import tulip.generators.Pausable;
import tulip.generators.State;
import tulip.generators.Suspension;
import tulip.kit.Todo;

/// Exercises 2.2 to 2.4: an iterator that a method writes. The texts are exercises/2-first-yield.md to 4-guards.md.
public final class MyGenerator<T> implements Generator<T> {
    private final AtomicBoolean turn = new AtomicBoolean(); // whether a call is under way
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

    // ---- Exercise 2.2 ----

    /// Runs the body to its next yield or its end, unless it stands at an element that nobody has taken.
    ///
    /// @return whether there is an element
    private boolean advance() {
        throw new Todo("2.2: resume(), if the state allows it; then whether there is an element");
    }

    /// Takes the element at which the body stands.
    private T take() {
        throw new Todo("2.2: advance() first; at the end a NoSuchElementException");
    }

    /// Stands at a yield, with `element`, until somebody asks for more. The body's side calls it.
    private void stand() {
        throw new Todo("2.2: say that an element is there, and pause");
    }

    // ---- Exercise 2.3 ----

    /// Ends the generator, as its state allows.
    private void finish() {
        throw new Todo("2.3: what it does depends on the state");
    }

    /// Lets the body go on with a [GeneratorExit], and looks how the body took it.
    private void exit() {
        throw new Todo("2.3: resume() while `closing`");
    }

    // ---- Exercise 2.4 ----

    /// Is called instead of all this if a call comes while another one is under way.
    private void refuse() {
        throw new Todo("2.4: an error that changes nothing");
    }

    /// Is called if a NoSuchElementException escapes from the body.
    private void leaked(NoSuchElementException escaped) {
        throw new Todo("2.4: an error, for it is not the end of this generator");
    }

    // ---- Given: nothing to do from here on ----

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

    /// Takes the turn, or refuses the caller. Who has the turn may trust `state`.
    private void enter() {
        if (!turn.compareAndSet(false, true)) {
            refuse();
        }
    }

    private void leave() {
        turn.set(false);
    }

    /// Lets the body go on to its next yield or its end. What the body throws comes out here.
    private void resume() {
        state = State.RUNNING;
        pausable.resume();
    }

    /// What the primitive runs.
    private void run() {
        try {
            body.run(this::yielded);
        } catch (NoSuchElementException escaped) {
            leaked(escaped);
        } finally {
            end();
        }
    }

    /// What the body yields with.
    private void yielded(T value) {
        pausable.checkPause();
        element = value;
        stand();
        if (closing) {
            throw new GeneratorExit();
        }
    }

    private void end() {
        state = State.CLOSED;
        element = null;
    }

    public State state() {
        return state;
    }

    @Override
    public String toString() {
        return "my generator";
    }
}
