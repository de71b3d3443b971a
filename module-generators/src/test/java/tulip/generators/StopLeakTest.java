package tulip.generators;

final class StopLeakTest {
    private StopLeakTest() {}

    static final class OnAVirtualThread extends StopLeakContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    static final class OnAPlatformThread extends StopLeakContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(Suspension.PLATFORM_THREAD, body);
        }
    }

    static final class OnAContinuation extends StopLeakContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            HandoffContract.assumeAvailable();
            return new GeneratorObject<>(Suspension.CONTINUATION, body);
        }
    }
}
