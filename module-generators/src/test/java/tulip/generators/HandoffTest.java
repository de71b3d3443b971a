package tulip.generators;

final class HandoffTest {
    private HandoffTest() {}

    static final class OnAVirtualThread extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return Suspension.VIRTUAL_THREAD.pausable(BODY, body);
        }
    }

    static final class OnAPlatformThread extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            return Suspension.PLATFORM_THREAD.pausable(BODY, body);
        }
    }

    /// There is no other thread, and the rest is the same.
    static final class OnAContinuation extends HandoffContract {
        @Override
        protected Pausable pausable(Runnable body) {
            assumeAvailable();
            return Suspension.CONTINUATION.pausable(BODY, body);
        }
    }
}
