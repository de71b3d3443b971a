package tulip.coroutines.exercise;

import tulip.coroutines.Coroutine;
import tulip.coroutines.TrampolineContract;

final class TrampolineExerciseTest extends TrampolineContract {
    @Override
    protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
        return MyTrampoline.run(first);
    }
}
