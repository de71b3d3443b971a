package tulip.async.exercise;

import java.util.concurrent.Callable;
import tulip.async.CancelContract;
import tulip.async.EventLoop;
import tulip.async.Task;

final class CancelExerciseTest extends CancelContract {
    @Override
    protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
        return new MyTask<>(loop, name, body);
    }
}
