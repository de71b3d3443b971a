package tulip.async.exercise;

import java.util.function.Function;
import tulip.async.TaskGroupContract;

final class TaskGroupExerciseTest extends TaskGroupContract {
    @Override
    protected <R> R run(Function<Group, R> body) {
        return MyTaskGroup.run(group -> body.apply(group::start));
    }
}
