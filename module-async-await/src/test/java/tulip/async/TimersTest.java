package tulip.async;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.Selector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import tulip.generators.Chosen;
import tulip.generators.Suspension;
import tulip.kit.Clock;

final class TimersTest {
    private abstract static class OfTheReference extends TimersContract {
        private Chosen chosen;

        abstract Suspension suspension();

        @BeforeEach
        final void choose() {
            assumeTrue(suspension().isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            chosen = new Chosen(suspension());
        }

        @AfterEach
        final void chooseAsBefore() {
            if (chosen != null) {
                chosen.close();
            }
        }

        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector);
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return ((SelectorEventLoop) loop).timers.size();
        }
    }

    @Nested
    final class OnAVirtualThread extends OfTheReference {
        @Override
        Suspension suspension() {
            return Suspension.VIRTUAL_THREAD;
        }
    }

    @Nested
    final class OnAContinuation extends OfTheReference {
        @Override
        Suspension suspension() {
            return Suspension.CONTINUATION;
        }
    }
}
