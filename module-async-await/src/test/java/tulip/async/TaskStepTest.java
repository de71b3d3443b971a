package tulip.async;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import tulip.coroutines.Coroutine;
import tulip.coroutines.CoroutineObject;
import tulip.generators.Chosen;
import tulip.generators.Suspension;

final class TaskStepTest {
    static <T> Task<T> on(Suspension suspension, EventLoop loop, String name, Callable<T> body) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        return new TaskObject<>(loop, name, body, code -> new CoroutineObject<>(suspension, code));
    }

    @Nested
    final class OnAVirtualThread extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return on(Suspension.VIRTUAL_THREAD, loop, name, body);
        }
    }

    @Nested
    final class OnAContinuation extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return on(Suspension.CONTINUATION, loop, name, body);
        }
    }

    /// Coroutines of another make.
    @Nested
    final class OnChainedCoroutines extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            try (var _ = new Chosen(Suspension.VIRTUAL_THREAD)) {
                return new TaskObject<>(loop, name, body, Coroutine::of);
            }
        }
    }
}
