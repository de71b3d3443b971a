package tulip.crawler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import tulip.generators.Chosen;
import tulip.generators.Suspension;

final class WorkerQueueTest {
    /// The contract on the reference, with tasks on one backend.
    private abstract static class OfTheReference extends WorkerQueueContract {
        private final Suspension suspension;
        private Chosen chosen;

        OfTheReference(Suspension suspension) {
            this.suspension = suspension;
        }

        @BeforeEach
        void choose() {
            assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            chosen = new Chosen(suspension);
        }

        @AfterEach
        void chooseBack() {
            if (chosen != null) {
                chosen.close();
            }
        }

        @Override
        protected WorkerQueue<String> queue() {
            return new TaskWorkerQueue<>();
        }
    }

    @Nested
    final class OnAVirtualThread extends OfTheReference {
        OnAVirtualThread() {
            super(Suspension.VIRTUAL_THREAD);
        }
    }

    @Nested
    final class OnAContinuation extends OfTheReference {
        OnAContinuation() {
            super(Suspension.CONTINUATION);
        }
    }
}
