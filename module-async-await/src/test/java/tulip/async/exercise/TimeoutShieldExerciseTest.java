package tulip.async.exercise;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import tulip.async.Future;
import tulip.async.TimeoutShieldContract;

final class TimeoutShieldExerciseTest extends TimeoutShieldContract {
    @Override
    protected <T> T timeout(Duration most, Callable<T> body) throws TimeoutException {
        return MyTimeoutShield.timeout(most, body);
    }

    @Override
    protected <T> Future<T> shield(Future<T> inner) {
        return MyTimeoutShield.shield(inner);
    }
}
