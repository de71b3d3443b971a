package tulip.generators;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Pauses by handing a turn to and fro between two threads, the body's and the resumer's, of which one always waits.
///
/// Public API only. It costs two switches of threads for each pause: dear, unless both are virtual threads.
@SuppressWarnings("ReferenceEquality") // a thread is one object
final class Handoff implements Pausable {
    /// Who waits while it is the body's turn; null if it is not.
    private final AtomicReference<Thread> resumer = new AtomicReference<>();

    private final Thread thread; // the body's
    private final Runnable body;
    private boolean started; // this and the two below are written by whose turn it is
    private boolean done;
    private Throwable thrown;

    /// @param thread  makes the thread that the body will run on, a daemon
    Handoff(Thread.Builder thread, Runnable body) {
        this.thread = thread.unstarted(this::run);
        this.body = body;
    }

    @Override
    public void resume() {
        Thread me = Thread.currentThread();
        if (!resumer.compareAndSet(null, me)) {
            throw new IllegalStateException("resumed while it is running: " + thread.getName());
        }
        if (done) {
            resumer.set(null);
            throw new IllegalStateException("resumed after its end: " + thread.getName());
        }
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
        parkWhile(me);
        if (done && thrown != null) {
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
        Thread waiting = resumer.getPlain(); // only the body ends a turn
        resumer.setRelease(null); // unpark makes it seen, so it need not
        LockSupport.unpark(waiting);
    }

    /// Parks while the turn is so. An interrupt does not end that, and is there again afterwards.
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

    /// Throws it as it is, checked or not.
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
