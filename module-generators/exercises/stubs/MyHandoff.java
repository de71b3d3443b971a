package tulip.generators.exercise;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import tulip.generators.Pausable;
import tulip.kit.Todo;

/// Exercise 2.6: a turn that goes to and fro between two threads. The text is exercises/6-handoff.md.
public final class MyHandoff implements Pausable {
    /// Who waits while it is the body's turn; null if it is not.
    private final AtomicReference<Thread> resumer = new AtomicReference<>();

    private final Thread thread; // the body's
    private final Runnable body;
    private boolean started; // this and the two below are written by whose turn it is
    private boolean done;
    private Throwable thrown;

    /// @param thread  makes the thread that the body will run on
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
        throw new Todo("the body, from its first line to its end; and then?");
    }

    /// Ends the body's turn, and wakes who waits for that.
    private void handBack() {
        throw new Todo("nobody waits any more, and whoever did is unparked");
    }

    /// Parks while `resumer` holds just this. An interrupt does not end that, and is there again afterwards.
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
        return new StackTraceElement[0]; // the reference's gives the thread's
    }

    /// Throws it as it is, checked or not: `MyHandoff.<RuntimeException>raise(thrown)`.
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
