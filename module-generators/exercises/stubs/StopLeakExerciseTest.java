package tulip.generators.exercise;

import tulip.generators.StopLeakContract;
import tulip.generators.Generator;

final class StopLeakExerciseTest extends StopLeakContract {
    @Override
    protected <T> Generator<T> generator(Generator.Body<T> body) {
        return new MyGenerator<>(suspension(), body);
    }
}
