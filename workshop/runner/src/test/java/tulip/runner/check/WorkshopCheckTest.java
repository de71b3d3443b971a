package tulip.runner.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.runner.check.PlantedErrors.Planted;

/// Plants errors. The check must find each error, and nothing else.
///
/// What was planted and found is written to `target/planted-errors`, which `.ci/planted-errors` shows.
@Tag("slow")
final class WorkshopCheckTest {
    private static final Path SHOWN = Path.of("target/planted-errors");

    @TempDir
    private Path home;

    @BeforeAll
    static void clear() throws IOException {
        Files.deleteIfExists(SHOWN);
    }

    @Test
    void aWholeStageIsWell() throws IOException {
        assertEquals(List.of(), new MadeUpStage().withHang().check(home, Set.of(1, 2, 3), 8));
    }

    static Stream<Arguments> planted() {
        return PlantedErrors.all().map(Planted::arguments);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void everyPlantedErrorIsFound(Planted planted) throws IOException {
        var findings = planted.plant().apply(new MadeUpStage()).check(home, planted.run(), planted.repeat());
        assertEquals(String.join("\n", planted.findings()), String.join("\n", findings));
        Files.writeString(
                SHOWN,
                planted.kind() + "\n    " + String.join("\n    ", findings) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
