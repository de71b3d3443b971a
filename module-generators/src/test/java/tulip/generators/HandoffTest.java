package tulip.generators;

import org.junit.jupiter.api.Nested;

final class HandoffTest {
    @Nested
    final class OnAVirtualThread extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return Suspension.VIRTUAL_THREAD.pausable(BODY, body);
        }
    }

    @Nested
    final class OnAPlatformThread extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return Suspension.PLATFORM_THREAD.pausable(BODY, body);
        }
    }

    /// This backend has no second thread, but the same promises.
    @Nested
    final class OnAContinuation extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            assumeAvailable();
            return Suspension.CONTINUATION.pausable(BODY, body);
        }
    }
}
