package tulip.async;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The future of [Async#gather].
final class Gathering<T> extends FutureObject<List<T>> {
    private final List<Future<T>> futures;
    private int left; // futures that are not done
    private boolean cancelRequested; // whether a future was cancelled by this one

    Gathering(List<Future<T>> futures) {
        super(Running.loop());
        this.futures = futures;
    }

    /// Looks at what is done already, and waits for the others.
    Gathering<T> begin() {
        Set<Future<T>> different = new LinkedHashSet<>(futures);
        left = different.size();
        if (left == 0) {
            setResult(List.of());
        }
        for (Future<T> future : different) {
            if (future.isDone()) {
                ended(future);
            } else {
                future.addDoneCallback(this::ended);
            }
        }
        return this;
    }

    /// Counts a future that is done, and ends this one if that was the last or the first exception.
    private void ended(Future<T> future) {
        left--;
        Throwable failure = future.isCancelled() ? cancelledBy(future) : future.exception();
        if (isDone()) {
            return; // the exception counts as read
        }
        if (failure != null) {
            setException(failure);
        } else if (left == 0) {
            if (cancelRequested) {
                setException(new CancelledError(null));
            } else {
                setResult(futures.stream().map(Future::result).toList());
            }
        }
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
        if (isDone()) {
            return false;
        }
        boolean delivered = false;
        for (Future<T> future : futures) {
            delivered |= future.cancel(message);
        }
        cancelRequested |= delivered;
        return delivered;
    }

    @Override
    public Object purpose() {
        return Awaited.of(() -> left + " of " + futures.size() + " futures that it gathers", () -> futures);
    }
}
