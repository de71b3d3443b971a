package tulip.crawler;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import tulip.async.Async;
import tulip.async.Running;

/// Serves customers in tasks of an event loop, with a ledger that blocks. Threads of a pool call the ledger,
/// and the tasks wait for them.
public final class Till {
    /// How long a drink takes.
    public static final Duration MAKING = Duration.ofMillis(50);

    private final Ledger ledger;
    private final Executor pool; // as many threads as there are connections to the ledger

    /// @param pool  its threads may block
    public Till(Ledger ledger, Executor pool) {
        this.ledger = ledger;
        this.pool = pool;
    }

    /// Gives a customer the usual drink, and notes that. Call this in a task of a loop: other tasks run
    /// meanwhile.
    ///
    /// @return the drink
    /// @throws IOException from the ledger, as the same object
    public String serve(String customer) throws IOException {
        String drink = inPool(() -> ledger.usual(customer));
        Async.sleep(MAKING);
        inPool(() -> {
            ledger.note(customer, drink);
            return null;
        });
        return drink;
    }

    /// Has a thread of the pool make a call that blocks. The task waits for its result, and the loop goes on.
    private <T> T inPool(Callable<T> blocking) {
        return Running.loop().runInExecutor(pool, blocking).await();
    }
}
