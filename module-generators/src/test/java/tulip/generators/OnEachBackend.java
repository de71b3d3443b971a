package tulip.generators;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs all tests of a class once with each backend as the default, for code that uses `Generator.of`.
@ParameterizedClass
@EnumSource(Suspension.class)
abstract class OnEachBackend {
    @Parameter
    Suspension suspension;

    private Chosen chosen;

    @BeforeEach
    void choose() {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        chosen = new Chosen(suspension);
    }

    @AfterEach
    void chooseAsBefore() {
        if (chosen != null) {
            chosen.close();
        }
    }
}
