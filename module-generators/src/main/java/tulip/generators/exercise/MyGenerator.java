package tulip.generators.exercise;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import tulip.generators.AlreadyRunning;
import tulip.generators.Generator;
import tulip.generators.GeneratorExit;
import tulip.generators.Pausable;
import tulip.generators.Primitive;
import tulip.generators.State;
import tulip.kit.Todo;

/// Exercises 2.2 to 2.4: an iterator that is written as one method. The texts are exercises/2-first-yield.md to
/// 4-guards.md.
public final class MyGenerator<T> implements Generator<T> {
    private final AtomicReference<Thread> turn = new AtomicReference<>(); // the thread whose call is under way
    private final boolean staysOnOneThread; // then this thread keeps the turn, until the end
    private Body<T> body; // null after the end
    private final Pausable pausable; // runs `run()`, from pause to pause
    private State state = State.CREATED;
    private T element; // in READY: the element that was yielded
    private boolean closing; // whether the yield where the body is paused must throw GeneratorExit

    /// @param primitive  how the body pauses: a suspension, or your MyHandoff
    /// @param body       runs when the caller asks for the first element
    public MyGenerator(Primitive primitive, Body<T> body) {
        this.body = Objects.requireNonNull(body, "body");
        this.staysOnOneThread = primitive.staysOnOneThread();
        this.pausable = primitive.pausable(this, this::run);
    }

    // ---- Exercise 2.2 ----

    /// Runs the body to its next yield or its end, unless it is paused at an element that has not been taken.
    ///
    /// @return whether there is an element
    private boolean advance() {
        throw new Todo("2.2: resume() in some states; then return whether there is an element");
    }

    /// Takes the next element, and runs the body no further than its yield.
    private T take() {
        throw new Todo("2.2: advance() first; at the end throw NoSuchElementException");
    }

    /// Pauses at a yield, with `element`, until the caller resumes the body. The body's side calls this method.
    private void stand() {
        throw new Todo("2.2: set the state, and pause the body");
    }

    // ---- Exercise 2.3 ----

    /// Ends the generator.
    private void finish() {
        throw new Todo("2.3: what to do depends on the state");
    }

    /// Resumes the body with a [GeneratorExit], and looks at what the body has done.
    private void exit() {
        throw new Todo("2.3: resume() while `closing` is true");
    }

    // ---- Exercise 2.4 ----

    /// Is called if another call has the turn.
    private void refuse() {
        throw new Todo("2.4: if a call comes while another call has the turn, throw an error, and change nothing");
    }

    /// Is called if a NoSuchElementException escapes from the body.
    private void leaked(NoSuchElementException escaped) {
        throw new Todo("2.4: if a NoSuchElementException escapes from the body, throw an error: this is not the end");
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

    /// Takes the turn, or refuses the call. Only a call that has the turn may rely on `state`.
    private void enter() {
        Thread me = Thread.currentThread();
        boolean mine = turn.get() == me || turn.compareAndSet(null, me);
        if (!mine && staysOnOneThread) {
            throw new AlreadyRunning(this, turn.get());
        } else if (!mine || state == State.RUNNING) {
            refuse();
        }
    }

    private void leave() {
        if (!staysOnOneThread || state == State.CLOSED) {
            turn.set(null);
        }
    }

    /// Resumes the body, to its next yield or its end. If the body throws, this method throws the same object.
    private void resume() {
        pausable.checkResume();
        state = State.RUNNING;
        try {
            pausable.resume();
        } finally {
            if (state == State.RUNNING) {
                state = State.CLOSED; // the primitive has failed: perhaps no thread could start
            }
        }
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

    /// Is called by each yield of the body.
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
        body = null;
    }

    public State state() {
        return state;
    }

    @Override
    public String toString() {
        return "my generator";
    }
}
