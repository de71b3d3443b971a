package tulip.crawler.exercise;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import tulip.crawler.Ledger;
import tulip.kit.Todo;

/// Exercise 5.2: an event loop and a call that blocks. The text is exercises/2-blocked-loop.md.
public final class MyTill {
    /// How long a drink takes.
    public static final Duration MAKING = Duration.ofMillis(50);

    private final Ledger ledger;
    private final Executor pool; // as many threads as there are connections to the ledger

    /// @param pool  its threads may block
    public MyTill(Ledger ledger, Executor pool) {
        this.ledger = ledger;
        this.pool = pool;
    }

    /// Gives a customer the usual drink, and notes that. Call this in a task of a loop: other tasks run meanwhile.
    ///
    /// @return the drink
    /// @throws IOException from the ledger, as the same object
    public String serve(String customer) throws IOException {
        throw new Todo("the usual drink, the time to make it, and the note");
    }

    /// Has a thread of the pool make a call that blocks. The task waits for its result, and the loop goes on.
    private <T> T inPool(Callable<T> blocking) {
        throw new Todo("give the call to the pool, and await its result");
    }
}
