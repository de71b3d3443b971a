package tulip.generators;

final class CloseTest {
    private CloseTest() {}

    static final class OnAVirtualThread extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    static final class OnAPlatformThread extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.PLATFORM_THREAD, body);
        }
    }

    static final class OnAContinuation extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            HandoffContract.assumeAvailable();
            return new GeneratorObject<>(Suspension.CONTINUATION, body);
        }
    }
}
