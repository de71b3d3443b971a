package tulip.async;

import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class ReceiveSendTest {
    private abstract static class OfTheReference extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new Tested(Sockets::receive, Sockets::sendAll);
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
