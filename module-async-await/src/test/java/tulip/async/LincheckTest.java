package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tulip.generators.ChildProgram;

/// All schedules of what other threads call, in a JVM of its own: Lincheck changes every class that it loads.
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
final class LincheckTest {
    private static final long DEADLINE_MILLIS = 120_000;

    @Test
    void noCallOfAnotherThreadIsLost() throws Exception {
        var result = new ChildProgram("-XX:+EnableDynamicAgentLoading", "--sun-misc-unsafe-memory-access=allow")
                .run(LincheckCalls.class, DEADLINE_MILLIS);
        assertTrue(result.ended(), result.output());
        List<String> verdicts = result.output()
                .lines()
                .filter(line -> line.matches("(Sound|Planted)\\w*: .*"))
                .toList();
        assertEquals(6, verdicts.size(), result.output());
        verdicts.forEach(line -> assertEquals(line.startsWith("Planted"), line.contains(": found"), line));
    }
}
