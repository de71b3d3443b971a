package tulip.coroutines.exercise;

import tulip.coroutines.Coroutine;
import tulip.coroutines.YieldFromContract;

final class YieldFromExerciseTest extends YieldFromContract {
    @Override
    protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
        return new MyCoroutine<>(suspension(), body);
    }
}
