package tulip.coroutines;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class ThrowInTest {
    @Nested
    final class OnAVirtualThread extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new CoroutineObject<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    @Nested
    final class ChainedOnAVirtualThread extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new ChainedCoroutine<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    @Nested
    final class OnAContinuation extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            assumeTrue(Suspension.CONTINUATION.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            return new CoroutineObject<>(Suspension.CONTINUATION, body);
        }
    }

    @Nested
    final class ChainedOnAContinuation extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            assumeTrue(Suspension.CONTINUATION.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            return new ChainedCoroutine<>(Suspension.CONTINUATION, body);
        }
    }

    @Nested
    final class OnAPlatformThread extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new CoroutineObject<>(Suspension.PLATFORM_THREAD, body);
        }
    }
}
