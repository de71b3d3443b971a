package tulip.generators;

final class ReentrancyTest {
    private ReentrancyTest() {}

    static final class OnAVirtualThread extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    static final class OnAPlatformThread extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.PLATFORM_THREAD, body);
        }
    }

    static final class OnAContinuation extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            HandoffContract.assumeAvailable();
            return new GeneratorObject<>(Suspension.CONTINUATION, body);
        }
    }
}
