package tulip.generators.exercise;

import tulip.generators.HandoffContract;
import tulip.generators.Pausable;

final class HandoffExerciseTest extends HandoffContract {
    @Override
    protected Pausable pausable(Runnable body) {
        return new MyHandoff(Thread.ofVirtual().name(BODY), body);
    }
}
