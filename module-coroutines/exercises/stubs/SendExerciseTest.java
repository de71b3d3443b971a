package tulip.coroutines.exercise;

import tulip.coroutines.Coroutine;
import tulip.coroutines.SendContract;

final class SendExerciseTest extends SendContract {
    @Override
    protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
        return new MyCoroutine<>(suspension(), body);
    }
}
