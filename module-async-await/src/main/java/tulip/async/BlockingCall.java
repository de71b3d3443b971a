package tulip.async;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Code that would block a loop, and that another thread runs for the loop.
final class BlockingCall<T> extends FutureTask<T> {
    private final EventLoop loop;
    private final Future<T> future;

    BlockingCall(EventLoop loop, Callable<T> body) {
        super(within(Context.current(), body));
        this.loop = loop;
        future = loop.createFuture(Awaited.of(() -> "a call on another thread", List::of));
        future.addDoneCallback(_ -> cancel(true)); // does nothing if the call has ended
    }

    private static <T> Callable<T> within(Context context, Callable<T> body) {
        return () -> context.call(body);
    }

    /// The outcome of the call, for the loop.
    Future<T> future() {
        return future;
    }

    /// Tells the loop, from the other thread. A closed loop has no task that waits.
    @Override
    protected void done() {
        try {
            loop.callSoonThreadsafe(this::settle);
        } catch (IllegalStateException closed) {
            assert loop.isClosed();
        }
    }

    private void settle() {
        if (future.isDone()) { // it was cancelled, so nobody waits for the outcome
            return;
        }
        try {
            future.setResult(get());
        } catch (ExecutionException failed) {
            future.setException(failed.getCause());
        } catch (InterruptedException impossible) { // the call has ended, so `get` does not wait
            throw new AssertionError(impossible);
        }
    }
}
