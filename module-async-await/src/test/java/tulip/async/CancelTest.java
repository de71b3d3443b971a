package tulip.async;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class CancelTest {
    @Nested
    final class OnAVirtualThread extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return TaskStepTest.on(Suspension.VIRTUAL_THREAD, loop, name, body);
        }
    }

    @Nested
    final class OnAContinuation extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return TaskStepTest.on(Suspension.CONTINUATION, loop, name, body);
        }
    }
}
