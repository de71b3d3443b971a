package tulip.async.exercise;

import java.util.concurrent.Callable;
import tulip.async.EventLoop;
import tulip.async.Task;
import tulip.async.TaskStepContract;

final class TaskStepExerciseTest extends TaskStepContract {
    @Override
    protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
        return new MyTask<>(loop, name, body);
    }
}
