package tulip.async;

import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class EchoServerTest {
    private abstract static class OfTheReference extends EchoServerContract {
        @Override
        protected Tested server() {
            return new Tested(EchoServer::serve, EchoServer::echo);
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
