package tulip.crawler;

import org.junit.jupiter.api.Nested;
import tulip.crawler.web.MiniAsgi;
import tulip.generators.Suspension;

final class MiniAsgiTest {
    private abstract static class OfTheReference extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new Tested(MiniAsgi::chain, MiniAsgi::serve, MiniAsgi::lifespan);
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
