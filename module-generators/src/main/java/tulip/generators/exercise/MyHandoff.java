package tulip.generators.exercise;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import tulip.generators.Pausable;
import tulip.kit.Todo;

/// Exercise 2.6: a turn that goes to and fro between two threads. The text is exercises/6-handoff.md.
public final class MyHandoff implements Pausable {
    /// While the body runs: the thread that waits for it. While the body is paused: null. After the end: `thread`.
    private final AtomicReference<Thread> resumer = new AtomicReference<>();

    private final Thread thread; // the body's
    private final Runnable body;
    private boolean started; // only the thread that has the turn writes this field and the two below
    private boolean done;
    private Throwable thrown;

    /// @param thread  makes the thread on which the body will run
    public MyHandoff(Thread.Builder thread, Runnable body) {
        this.thread = thread.unstarted(this::run);
        this.body = body;
    }

    @Override
    public void resume() {
        throw new Todo("give the turn to the body, wait until it is over, and throw what the body threw");
    }

    @Override
    public void pause() {
        throw new Todo("end the body's turn, and wait for the next one");
    }

    /// What the body's thread runs.
    private void run() {
        throw new Todo("run the body; and what must happen at its end?");
    }

    /// Ends the body's turn, and wakes the thread that waits for this.
    private void handBack() {
        throw new Todo("set resumer to null, or to thread after the end; then unpark the thread that waited");
    }

    /// Parks while `resumer` has this value. An interrupt does not end the wait; it is restored afterwards.
    private void parkWhile(Thread turn) {
        boolean interrupted = false;
        while (resumer.get() == turn) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void checkPause() {
        if (Thread.currentThread() != thread) {
            throw Pausable.notTheBody();
        }
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        return new StackTraceElement[0]; // the reference returns the stack of the thread
    }

    /// Throws the exception as it is, checked or unchecked: `MyHandoff.<RuntimeException>raise(thrown)`.
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
