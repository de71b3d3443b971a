package tulip.async;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import tulip.generators.Chosen;
import tulip.generators.Suspension;

final class TaskGroupTest {
    /// The contract on the reference, with tasks on one backend.
    private abstract static class OfTheReference extends TaskGroupContract {
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
        protected <R> R run(Function<Group, R> body) {
            return TaskGroup.run(group -> body.apply(group::start));
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
