package tulip.crawler;

import org.junit.jupiter.api.parallel.Isolated;

/// Isolated, because the contract waits until no other thread runs.
@Isolated
final class FanOutTest extends FanOutContract {
    @Override
    protected Tested fanOut() {
        return new Tested(FanOut::threads, FanOut::virtualThreads, FanOut::vertx);
    }
}
