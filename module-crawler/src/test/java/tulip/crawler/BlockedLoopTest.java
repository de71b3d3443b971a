package tulip.crawler;

import java.util.concurrent.Executor;
import org.junit.jupiter.api.Nested;
import tulip.generators.Suspension;

final class BlockedLoopTest {
    private abstract static class OfTheReference extends BlockedLoopContract {
        @Override
        protected Serve till(Ledger ledger, Executor pool) {
            return new Till(ledger, pool)::serve;
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
