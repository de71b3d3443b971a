package tulip.generators;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Is a handoff with nothing wrong with it. Each mistake overrides one method, and so has only one fault.
@SuppressWarnings("ReferenceEquality") // a thread is one object
class BreakableHandoff implements Pausable {
    final AtomicReference<Thread> turn = new AtomicReference<>();
    volatile Throwable thrown;
    private final Runnable body;
    private volatile Thread thread;
    private volatile boolean started;
    private volatile boolean done;

    BreakableHandoff(Runnable body) {
        this.body = body;
        this.thread = newThread();
    }

    final Thread newThread() {
        return Thread.ofVirtual().name(HandoffContract.BODY).unstarted(this::run);
    }

    final void start() {
        started = true;
        thread.start();
    }

    final boolean isTurnOf(Thread resumer) {
        return turn.get() == resumer;
    }

    @Override
    public void resume() {
        Thread me = Thread.currentThread();
        take(me);
        if (started) {
            wake();
        } else {
            start();
        }
        awaitTheEndOfTheTurn(me);
        if (done && thrown != null) {
            rethrow(thrown);
        }
    }

    void take(Thread me) {
        if (!turn.compareAndSet(null, me)) {
            throw new IllegalStateException("it is running, or has ended");
        }
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    void awaitTheEndOfTheTurn(Thread me) {
        parkWhile(me);
    }

    void awaitTheNextTurn() {
        parkWhile(null);
    }

    void noteTheEnd() {
        done = true;
    }

    void atTheEnd() {
        handBack();
    }

    void rethrow(Throwable what) {
        BreakableHandoff.<RuntimeException>raise(what);
    }

    @Override
    public void pause() {
        handBack();
        awaitTheNextTurn();
    }

    private void run() {
        thread = Thread.currentThread();
        try {
            body.run();
        } catch (Throwable any) {
            thrown = any;
        } finally {
            noteTheEnd();
            atTheEnd();
        }
    }

    void handBack() {
        LockSupport.unpark(turn.getAndSet(afterTheTurn()));
    }

    /// What `turn` holds after a turn of the body.
    Thread afterTheTurn() {
        return done ? thread : null;
    }

    private void parkWhile(Thread whose) {
        boolean interrupted = false;
        while (isTurnOf(whose)) {
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
        return new StackTraceElement[0];
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
