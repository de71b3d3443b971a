package tulip.generators;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Pauses with two threads, the body's and the resumer's. They take turns, and the other thread waits.
///
/// It uses public API only. A pause costs two switches of threads, which are expensive unless both threads are
/// virtual.
@SuppressWarnings("ReferenceEquality") // a thread is one object
class Handoff implements Pausable {
    /// While the body has the turn: the thread that waits for the body. While the body is paused: null. After the end:
    /// the body's own thread, so that nobody can take the turn.
    private final AtomicReference<Thread> resumer = new AtomicReference<>();

    private final Thread thread; // runs the body
    private final Runnable body;
    private boolean started; // only the thread that has the turn writes this field and the two below
    private boolean done;
    private Throwable thrown;

    /// @param thread  makes the thread on which the body will run, a daemon
    Handoff(Thread.Builder thread, Runnable body) {
        this.thread = thread.unstarted(this::run);
        this.body = body;
    }

    @Override
    public void resume() {
        Thread me = Thread.currentThread();
        if (!resumer.compareAndSet(null, me)) {
            String when = resumer.get() == thread ? "after its end" : "while it is running";
            throw new IllegalStateException("resumed " + when + ": " + thread.getName());
        } // from here on the body may run, so `done` may change
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
        parkWhile(me);
        if (thrown != null) {
            Handoff.<RuntimeException>raise(thrown);
        }
    }

    @Override
    public void pause() {
        handBack();
        parkWhile(null);
    }

    private void run() {
        try {
            body.run();
        } catch (Throwable any) {
            thrown = any;
        } finally {
            done = true;
            handBack();
        }
    }

    private void handBack() {
        Thread waiting = resumer.getPlain(); // only the body's thread ends the body's turn
        resumer.setRelease(done ? thread : null); // unpark makes the write visible, so a release write is enough
        LockSupport.unpark(waiting);
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
        return thread.getStackTrace();
    }

    /// Throws the exception as it is, checked or unchecked.
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
