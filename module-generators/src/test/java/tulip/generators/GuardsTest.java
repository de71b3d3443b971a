package tulip.generators;

import org.junit.jupiter.api.Nested;

final class GuardsTest {
    @Nested
    final class OnAVirtualThread extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    @Nested
    final class OnAPlatformThread extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.PLATFORM_THREAD, body);
        }
    }

    @Nested
    final class OnAContinuation extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            HandoffContract.assumeAvailable();
            return new GeneratorObject<>(Suspension.CONTINUATION, body);
        }
    }
}
