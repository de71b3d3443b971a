package tulip.async;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tulip.coroutines.Raise;

/// The two limits of a wait. A timeout ends a wait when its time is over, by cancelling the running task: where
/// the body ends by that, the [CancelledError] becomes a TimeoutException. A cancellation by anybody else stays
/// what it is. A shield lets a wait end alone: what is awaited runs on.
final class TimeoutShield {
    private final Task<?> task = Running.task();
    private final int requestsBefore = task.cancelling();
    private boolean expired; // whether the task has a request of this timeout

    private TimeoutShield() {}

    /// See [Async#timeout].
    static <T> T timeout(Duration most, Callable<T> body) throws TimeoutException {
        var timeout = new TimeoutShield();
        Handle timer = most.isPositive()
                ? timeout.task.loop().callLater(most, timeout::expire)
                : timeout.task.loop().callSoon(timeout::expire);
        try {
            return body.call();
        } catch (CancelledError error) {
            if (timeout.isOwn()) {
                var late = new TimeoutException("no end within " + most.toMillis() / 1000.0 + " s");
                late.initCause(error);
                throw late;
            }
            throw error;
        } catch (Exception thrown) {
            throw Raise.asItIs(thrown);
        } finally {
            timer.cancel();
            timeout.isOwn(); // the body may have ended in another way, in spite of the request
        }
    }

    private void expire() {
        expired = true;
        task.cancel("the time is over");
    }

    /// Takes the own request back.
    ///
    /// @return whether there was one, and no other request has come
    private boolean isOwn() {
        if (!expired) {
            return false;
        }
        expired = false;
        return task.uncancel() <= requestsBefore;
    }

    /// See [Async#shield].
    static <T> Future<T> shield(Future<T> inner) {
        if (inner.isDone()) {
            return inner;
        }
        Future<T> outer = inner.loop().createFuture(Awaited.of(() -> "a shielded future", () -> List.of(inner)));
        Consumer<Future<T>> pass = done -> pass(done, outer);
        inner.addDoneCallback(pass);
        outer.addDoneCallback(_ -> inner.removeDoneCallback(pass));
        return outer;
    }

    private static <T> void pass(Future<T> from, Future<T> to) {
        if (to.isDone()) {
            return;
        }
        if (from.isCancelled()) {
            to.cancel();
        } else if (from.exception() != null) {
            to.setException(from.exception());
        } else {
            to.setResult(from.result());
        }
    }
}
