package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// All schedules of two threads on one generator, in a JVM of its own: Lincheck changes every class that it loads.
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
final class LincheckTest {
    private static final long DEADLINE_MILLIS = 120_000;

    @Test
    void everyScheduleOfTwoThreadsIsAsIfOneCameAfterTheOther() throws Exception {
        var result = new ChildProgram("-XX:+EnableDynamicAgentLoading", "--sun-misc-unsafe-memory-access=allow")
                .run(LincheckGenerators.class, DEADLINE_MILLIS);
        assertTrue(result.ended(), result.output());
        assertTrue(result.output().contains("Sound: no difference"), result.output());
        assertTrue(result.output().contains("Planted: a difference"), result.output());
        assertEquals(1, result.output().split("no difference", -1).length - 1);
    }
}
