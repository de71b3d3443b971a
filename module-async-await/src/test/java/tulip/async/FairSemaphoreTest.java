package tulip.async;

import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class FairSemaphoreTest {
    private abstract static class OfTheReference extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            var semaphore = new Semaphore(permits);
            return new Tested(semaphore, semaphore::isLocked);
        }
    }

    @Nested
    final class OnAVirtualThread extends OfTheReference {
        @Override
        Suspension on() {
            return Suspension.VIRTUAL_THREAD;
        }
    }

    @Nested
    final class OnAContinuation extends OfTheReference {
        @Override
        Suspension on() {
            return Suspension.CONTINUATION;
        }
    }
}
