package tulip.generators;

final class FirstYieldTest {
    private FirstYieldTest() {}

    static final class OnAVirtualThread extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    static final class OnAPlatformThread extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.PLATFORM_THREAD, body);
        }
    }

    static final class OnAContinuation extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            HandoffContract.assumeAvailable();
            return new GeneratorObject<>(Suspension.CONTINUATION, body);
        }
    }
}
