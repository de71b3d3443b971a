package tulip.coroutines;

import java.util.concurrent.atomic.AtomicReference;
import tulip.generators.AlreadyRunning;

/// Coroutines of which each delegates to the next. Only one of them runs at a time, so all of them share one turn.
///
/// A coroutine that neither delegates nor is delegated to is a chain of its own.
final class Chain {
    private final AtomicReference<Thread> turn = new AtomicReference<>(); // the thread whose call is under way
    private boolean staysOnOneThread; // then this thread keeps the turn, until the outermost coroutine has ended
    private ChainedCoroutine<?, ?, ?> innermost;
    private ChainedCoroutine<?, ?, ?> asked; // which of the coroutines was called last

    Chain(ChainedCoroutine<?, ?, ?> only, boolean staysOnOneThread) {
        this.innermost = only;
        this.staysOnOneThread = staysOnOneThread;
    }

    /// The coroutine that talks with the caller.
    ChainedCoroutine<?, ?, ?> innermost() {
        return innermost;
    }

    ChainedCoroutine<?, ?, ?> asked() {
        return asked;
    }

    /// Takes the turn for a call of one of the coroutines, or refuses the call.
    @SuppressWarnings("ReferenceEquality") // a thread is one object
    void enter(ChainedCoroutine<?, ?, ?> called) {
        Thread me = Thread.currentThread();
        boolean taken = turn.get() != me;
        if (taken && !turn.compareAndSet(null, me)) {
            throw staysOnOneThread ? new AlreadyRunning(called, turn.get()) : new AlreadyRunning(called);
        }
        if (called.chain() != this || innermost.isRunning()) {
            if (taken) { // a thread that was faster has moved the coroutine to another chain
                turn.set(null);
            }
            throw new AlreadyRunning(called);
        }
        asked = called;
    }

    /// Gives the turn back, unless the chain now belongs to this thread.
    void leave(boolean ended) {
        if (!staysOnOneThread || ended) {
            turn.set(null);
        }
    }

    /// Takes in a coroutine, and all that it delegates to, at the inner end. The caller has both turns. The turn of
    /// the other chain is never given back, so a thread that still sees this coroutine there is refused.
    void append(ChainedCoroutine<?, ?, ?> first, Chain from) {
        staysOnOneThread |= from.staysOnOneThread;
        innermost = from.innermost;
        first.moveTo(this);
    }

    /// Gives a coroutine, and all that it delegates to, back to the chain that it had before.
    void release(ChainedCoroutine<?, ?, ?> first, ChainedCoroutine<?, ?, ?> before, Chain to) {
        to.innermost = innermost;
        innermost = before;
        first.moveTo(to);
        to.leave(first.isClosed());
    }
}
