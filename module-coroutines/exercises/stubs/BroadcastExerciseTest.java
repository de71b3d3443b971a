package tulip.coroutines.exercise;

import java.util.List;
import tulip.coroutines.BroadcastContract;
import tulip.coroutines.Coroutine;

final class BroadcastExerciseTest extends BroadcastContract {
    @Override
    protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
        return new MyBroadcast<>(sinks);
    }
}
