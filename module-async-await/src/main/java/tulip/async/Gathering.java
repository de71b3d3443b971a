package tulip.async;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The future of [Async#gather].
final class Gathering<T> extends FutureObject<List<T>> {
    private final List<Future<T>> futures;
    private int left; // futures that are not done
    private boolean cancelRequested;

    Gathering(List<Future<T>> futures) {
        super(Running.loop());
        this.futures = futures;
    }

    /// Looks at what is done already, and waits for the others.
    Gathering<T> begin() {
        Set<Future<T>> different = new HashSet<>(futures);
        left = different.size();
        if (left == 0) {
            setResult(List.of());
        }
        for (Future<T> future : futures) {
            if (different.remove(future)) {
                if (future.isDone()) {
                    ended(future);
                } else {
                    future.addDoneCallback(this::ended);
                }
            }
        }
        return this;
    }

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
        for (Future<T> future : futures) {
            cancelRequested |= future.cancel(message);
        }
        return cancelRequested;
    }

    @Override
    public Object purpose() {
        return Awaited.of(() -> left + " of " + futures.size() + " futures that it gathers", () -> futures);
    }
}
