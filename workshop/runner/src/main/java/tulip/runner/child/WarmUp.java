package tulip.runner.child;

import org.junit.jupiter.api.Order;
import org.junit.platform.launcher.TestExecutionListener;
import tulip.kit.Check;
import tulip.kit.Contract;

/// Is a contract that proves nothing: running it loads what the real one needs, while the parent still compiles.
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
