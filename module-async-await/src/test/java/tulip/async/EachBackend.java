package tulip.async;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.generators.Suspension;

/// Runs all tests of a class once for each backend.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a lost wake-up is a loop that waits for ever
@ParameterizedClass
@MethodSource("backends")
public abstract class EachBackend {
    @Parameter
    Suspension suspension;

    private Suspension before;

    static Stream<Suspension> backends() {
        return Stream.of(Suspension.CONTINUATION, Suspension.VIRTUAL_THREAD).filter(Suspension::isAvailable);
    }

    @BeforeEach
    final void chooseTheBackend() {
        before = Suspension.chosen();
        Suspension.choose(suspension);
    }

    @AfterEach
    final void restoreTheBackend() {
        Suspension.choose(before);
    }
}
