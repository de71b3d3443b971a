package tulip.async.exercise;

import tulip.async.FairSemaphoreContract;

final class FairSemaphoreExerciseTest extends FairSemaphoreContract {
    @Override
    protected Tested semaphore(int permits) {
        var semaphore = new MyFairSemaphore(permits);
        return new Tested(semaphore, semaphore::isLocked);
    }
}
