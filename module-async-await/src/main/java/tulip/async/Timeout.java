package tulip.async;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import tulip.coroutines.Raise;

/// A limit for the time of a body. When the time is over, the running task is cancelled; where the body
/// ends by that, the [CancelledError] becomes a TimeoutException. A cancellation by anybody else stays what
/// it is.
final class Timeout {
    private final Task<?> task = Running.task();
    private final int cancellingBefore = task.cancelling();
    private boolean expired;

    private Timeout() {}

    static <T> T run(Duration most, Callable<T> body) throws TimeoutException {
        var timeout = new Timeout();
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
            timeout.isOwn(); // a request that came too late to end the body is taken back
        }
    }

    private void expire() {
        expired = true;
        task.cancel("the time is over");
    }

    /// Takes the own request back.
    ///
    /// @return whether there was one, and no other request is left
    private boolean isOwn() {
        if (!expired) {
            return false;
        }
        expired = false;
        return task.uncancel() <= cancellingBefore;
    }
}
