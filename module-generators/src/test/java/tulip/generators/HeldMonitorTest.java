package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A hazard of [HazardsTest] that needs JVMs of its own, because a thread hangs in one of them.
@Execution(ExecutionMode.CONCURRENT)
final class HeldMonitorTest {
    /// The deadline is much longer than the program needs, and short enough for a build. On a very slow machine
    /// the test proves less, but does not fail.
    @Test
    void aMonitorHeldAcrossAPauseHangsTheCallerOrLetsItIn() throws Exception {
        var program = Class.forName("tulip.generators.example.HeldMonitor");
        var fresh = new ChildProgram(ChildProgram.EXPORT).run(program, 3_000);
        assertFalse(fresh.ended(), fresh.output());
        assertFalse(fresh.output().contains("its caller is in as well"), fresh.output());
        var inflated = new ChildProgram(ChildProgram.EXPORT).run(program, 30_000, "inflated");
        assertTrue(inflated.ended(), inflated.output());
        assertEquals(List.of("the body holds the lock", "its caller is in as well"), inflated.lines());
    }
}
