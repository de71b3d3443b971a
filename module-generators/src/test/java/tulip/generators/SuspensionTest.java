package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Which backend is used, in JVMs with and without the flag.
@Execution(ExecutionMode.CONCURRENT)
final class SuspensionTest {
    private static final long DEADLINE_MILLIS = 30_000;

    private static String chosenWith(String... flags) throws Exception {
        var result = new ChildProgram(flags).run(WhichBackend.class, DEADLINE_MILLIS);
        assertTrue(result.ended(), result.output());
        return result.lines().getLast();
    }

    @Test
    void theContinuationIsUsedWhereTheJvmAllowsIt() throws Exception {
        assertEquals("continuation 6", chosenWith(ChildProgram.EXPORT));
    }

    @Test
    void withoutTheFlagItFallsBackToVirtualThreadsByItself() throws Exception {
        assertEquals("virtual-thread 6", chosenWith());
    }

    @Test
    void onAJvmWithoutContinuationsItFallsBackToo() throws Exception {
        assertEquals(
                "virtual-thread 6",
                chosenWith(ChildProgram.EXPORT, "-XX:+UnlockExperimentalVMOptions", "-XX:-VMContinuations"));
    }

    @Test
    void aPropertyChooses() throws Exception {
        for (Suspension each : Suspension.values()) {
            assertEquals(each + " 6", chosenWith(ChildProgram.EXPORT, "-Dtulip.suspension=" + each));
        }
    }

    @Test
    void whatIsChosenButNotPossibleIsSaidInOneSentence() throws Exception {
        assertEquals(
                "continuation needs a JVM that is started with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED",
                chosenWith("-Dtulip.suspension=continuation"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        var error = assertThrows(IllegalStateException.class, () -> Suspension.atStart("fibers"));
        assertEquals(
                "-Dtulip.suspension=fibers is none of continuation, virtual-thread, platform-thread",
                error.getMessage());
    }

    @Test
    void thisVeryJvmHasWhatItsFlagsAllow() {
        boolean exported = Object.class
                .getModule()
                .isExported("jdk.internal.vm", getClass().getModule());
        assertEquals(exported, Suspension.CONTINUATION.isAvailable());
        assertTrue(Suspension.VIRTUAL_THREAD.isAvailable());
        assertTrue(Suspension.PLATFORM_THREAD.isAvailable());
        assertSame(exported ? Suspension.CONTINUATION : Suspension.VIRTUAL_THREAD, Suspension.atStart(null));
    }
}
