package tulip.crawler;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import tulip.async.Async;
import tulip.async.Running;
import tulip.coroutines.Raise;

/// A correct till. Each mistake overrides one method, and so has only one fault.
class BreakableTill {
    final Ledger ledger;
    final Executor pool;

    BreakableTill(Ledger ledger, Executor pool) {
        this.ledger = ledger;
        this.pool = pool;
    }

    public String serve(String customer) throws IOException {
        String drink = inPool(() -> ledger.usual(customer));
        make();
        note(customer, drink);
        return drink;
    }

    void make() {
        Async.sleep(Till.MAKING);
    }

    void note(String customer, String drink) throws IOException {
        inPool(() -> {
            ledger.note(customer, drink);
            return null;
        });
    }

    <T> T inPool(Callable<T> blocking) throws IOException {
        return Running.loop().runInExecutor(pool, blocking).await();
    }

    static <T> T call(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception thrown) {
            throw Raise.asItIs(thrown);
        }
    }
}
