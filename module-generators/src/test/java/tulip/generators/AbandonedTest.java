package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens to forgotten generators. `.ci/thorough abandoned` does the same with 100,000.
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
final class AbandonedTest {
    @ParameterizedTest
    @CsvSource({
        "continuation, 20000, abandon, true, 0",
        "virtual-thread, 5000, abandon, true, 5000",
        "virtual-thread, 5000, abandon, false, 0",
        "virtual-thread, 5000, close, true, 0",
        "platform-thread, 50, abandon, true, 50",
        "platform-thread, 50, close, true, 0"
    })
    void whatStays(String suspension, String count, String way, String tracked, String left) throws Exception {
        var result = new ChildProgram(ChildProgram.EXPORT, "-Xmx64m", "-Djdk.trackAllThreads=" + tracked)
                .run(Abandoned.class, 60_000, suspension, count, way);
        assertTrue(result.ended(), result.output());
        assertEquals(0, result.status(), result.output());
        assertTrue(result.output().contains(" generators: " + left + " left, "), result.output());
    }
}
