package tulip.async;

import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class QueueTest {
    private abstract static class OfTheReference extends QueueContract {
        @Override
        protected Tested queue(int most) {
            var queue = new Queue<String>(most);
            return new Tested(queue::put, queue::get, queue::taskDone, queue::join, queue::shutDown);
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
