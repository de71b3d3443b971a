package tulip.runner.child;

import org.junit.jupiter.api.Order;
import org.junit.platform.launcher.TestExecutionListener;
import tulip.kit.Check;
import tulip.kit.Contract;

/// A contract that proves nothing. Running it loads the classes that the real contract needs.
final class WarmUp extends Contract {
    static void run() {
        Contracts.execute(Contracts.all(WarmUp.class), new TestExecutionListener() {});
    }

    @Check("Nothing is nothing.")
    @Order(1)
    void nothing() {
        expect("nothing", true, step("nothing", () -> true));
    }
}
