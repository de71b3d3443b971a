package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.generators.ChildProgram;
import tulip.generators.Suspension;

/// No file descriptor is left, and this time the system itself says so.
@Execution(ExecutionMode.CONCURRENT)
final class FewFilesTest {
    private static final long DEADLINE_MILLIS = 60_000;

    @ParameterizedTest
    @EnumSource(names = {"CONTINUATION", "VIRTUAL_THREAD"})
    void theServerPausesAndGoesOn(Suspension on) throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "there is no ulimit");
        assumeTrue(on.isAvailable(), "not in a JVM without the flag");
        var child = new ChildProgram(ChildProgram.EXPORT).withLimit("-n 150");
        var result = child.run(FewFiles.class, DEADLINE_MILLIS, on.name());
        List<String> seen = result.lines().stream()
                .filter(line -> !line.startsWith("rehearsal, "))
                .toList();
        List<String> expected = List.of(
                "early client: tea",
                "files: Too many open files",
                "server: Too many open files",
                "accept: 5 times, with pauses: true",
                "selector: a few times",
                "early client: more tea",
                "late client: cake",
                "descriptors left open: 0");
        assertEquals(expected, seen, result.output());
    }
}
