package tulip.generators.exercise;

import tulip.generators.FirstYieldContract;
import tulip.generators.Generator;
import tulip.generators.State;

final class FirstYieldExerciseTest extends FirstYieldContract {
    @Override
    protected <T> Generator<T> generator(Generator.Body<T> body) {
        return new MyGenerator<>(suspension(), body);
    }

    @Override
    protected State state(Generator<?> generator) {
        return ((MyGenerator<?>) generator).state();
    }
}
