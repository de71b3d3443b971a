package tulip.async.exercise;

import java.util.List;
import tulip.async.Awaited;
import tulip.async.CancelledError;
import tulip.async.Future;
import tulip.async.FutureObject;
import tulip.async.Running;
import tulip.kit.Todo;

/// Exercise 4.7: a future of many results. The text is exercises/7-gather.md.
public final class MyGather<T> extends FutureObject<List<T>> {
    private final List<Future<T>> futures;
    private int left; // futures that are not done
    private boolean cancelRequested; // whether a future was cancelled by this one

    public MyGather(List<Future<T>> futures) {
        super(Running.loop());
        this.futures = futures;
    }

    /// Looks at what is done already, and waits for the others.
    public MyGather<T> begin() {
        throw new Todo("call ended for each future that is done, and add it as a callback to the others");
    }

    /// Counts a future that is done, and ends this one if that was the last or the first exception.
    private void ended(Future<T> future) {
        throw new Todo("the result, if that was the last future; the exception, if that was the first");
    }

    /// The error of a cancelled future, with its message.
    private static CancelledError cancelledBy(Future<?> future) {
        try {
            future.result();
            throw new AssertionError("not cancelled: " + future);
        } catch (CancelledError cancelled) {
            return cancelled;
        }
    }

    @Override
    public boolean cancel(String message) {
        throw new Todo("cancel the futures, and remember that");
    }

    /// What a description says: for what it waits, and which futures come first.
    @Override
    public Object purpose() {
        return Awaited.of(() -> left + " of " + futures.size() + " futures that it gathers", () -> futures);
    }
}
