package tulip.iterators.exercise;

import tulip.iterators.CountdownContract;

final class CountdownExerciseTest extends CountdownContract {
    @Override
    protected Iterable<Integer> countdown(int from) {
        return new MyCountdown(from);
    }
}
