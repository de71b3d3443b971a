package tulip.runner.child;

import org.junit.jupiter.api.Order;
import tulip.generators.Suspension;
import tulip.kit.Check;
import tulip.kit.Contract;

/// Checks which backend a child uses. Runs only in a child.
final class ChosenBackend extends Contract {
    @Check("Exercises run on virtual threads.")
    @Order(1)
    void exercisesRunOnVirtualThreads() {
        expect("the backend", Suspension.VIRTUAL_THREAD, Suspension.chosen());
    }
}
