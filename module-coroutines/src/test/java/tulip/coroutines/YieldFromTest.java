package tulip.coroutines;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class YieldFromTest {
    @Nested
    final class OnAVirtualThread extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new CoroutineObject<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    @Nested
    final class ChainedOnAVirtualThread extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new ChainedCoroutine<>(Suspension.VIRTUAL_THREAD, body);
        }
    }

    @Nested
    final class OnAContinuation extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            assumeTrue(Suspension.CONTINUATION.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            return new CoroutineObject<>(Suspension.CONTINUATION, body);
        }
    }

    @Nested
    final class ChainedOnAContinuation extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            assumeTrue(Suspension.CONTINUATION.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            return new ChainedCoroutine<>(Suspension.CONTINUATION, body);
        }
    }

    @Nested
    final class OnAPlatformThread extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new CoroutineObject<>(Suspension.PLATFORM_THREAD, body);
        }
    }
}
