package tulip.generators.exercise;

import tulip.generators.ReentrancyContract;
import tulip.generators.Generator;

final class ReentrancyExerciseTest extends ReentrancyContract {
    @Override
    protected <T> Generator<T> generator(Generator.Body<T> body) {
        return new MyGenerator<>(suspension(), body);
    }
}
