package tulip.async;

import java.util.Objects;
import java.util.concurrent.Callable;
import tulip.coroutines.Raise;

/// The awaitable of [Async#async].
final class CoroutineCall<T> implements Awaitable<T> {
    private final Callable<T> body;
    private Task<?> awaiter; // null: nobody has awaited it
    private boolean over;

    CoroutineCall(Callable<T> body) {
        this.body = Objects.requireNonNull(body, "body");
    }

    @Override
    public T await() {
        Task<?> task = Running.task();
        if (awaiter != null) {
            throw new IllegalStateException("a coroutine is awaited once: " + awaiter.name()
                    + (over ? " has awaited it, and now " : " awaits it, and ") + task.name()
                    + " awaits it too. Make a task of it, which several tasks may await");
        }
        awaiter = task;
        try {
            return body.call();
        } catch (Exception thrown) {
            throw Raise.asItIs(thrown);
        } finally {
            over = true;
        }
    }
}
