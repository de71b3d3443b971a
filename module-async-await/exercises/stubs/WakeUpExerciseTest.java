package tulip.async.exercise;

import tulip.async.WakeUpContract;

final class WakeUpExerciseTest extends WakeUpContract {
    @Override
    protected Tested calls(Runnable wakeUp) {
        var calls = new MyThreadsafeCalls(wakeUp);
        return new Tested(calls::add, calls::beginWait, calls::endWait, calls::takeAll);
    }
}
