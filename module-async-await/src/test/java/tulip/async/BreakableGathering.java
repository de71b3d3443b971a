package tulip.async;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A correct gather in small parts. Each mistake overrides one or two of them, and so has only one fault.
class BreakableGathering<T> extends FutureObject<List<T>> {
    final List<Future<T>> futures;
    int left;
    boolean cancelRequested;

    BreakableGathering(List<Future<T>> futures) {
        super(Running.loop());
        this.futures = futures;
    }

    BreakableGathering<T> begin() {
        left = count();
        if (futures.isEmpty()) {
            setResult(List.of());
        }
        different().forEach(this::look);
        return this;
    }

    final Set<Future<T>> different() {
        return new LinkedHashSet<>(futures);
    }

    int count() {
        return different().size();
    }

    void look(Future<T> future) {
        if (future.isDone()) {
            ended(future);
        } else {
            future.addDoneCallback(this::ended);
        }
    }

    void ended(Future<T> future) {
        left--;
        Throwable failure = failure(future);
        if (isDone()) {
            return;
        }
        if (failure != null) {
            setException(failure);
        } else if (left == 0 && cancelRequested) {
            setException(new CancelledError(null));
        } else if (left == 0) {
            setResult(results());
        }
    }

    Throwable failure(Future<T> future) {
        if (!future.isCancelled()) {
            return future.exception();
        }
        try {
            future.result();
            return null;
        } catch (CancelledError cancelled) {
            return cancelled;
        }
    }

    List<T> results() {
        return futures.stream().map(Future::result).toList();
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

    /// Cancels this future, as if it were one without others.
    final boolean cancelThis(String message) {
        return super.cancel(message);
    }
}
