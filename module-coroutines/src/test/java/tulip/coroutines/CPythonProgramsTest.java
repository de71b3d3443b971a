package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.coroutines.Coroutine.Body;
import tulip.coroutines.Coroutine.Out;
import tulip.generators.Suspension;

/// Runs random programs here and in CPython: both must do the same, line by line.
@Tag("slow")
final class CPythonProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("tulip.programs", 300);
    private static final long SEED = Long.getLong("tulip.seed", 1);

    @TempDir
    private Path folder;

    @Test
    void eachProgramDoesTheSameAsInCPython() throws IOException, InterruptedException {
        List<Program> programs = LongStream.range(SEED, SEED + PROGRAMS)
                .mapToObj(Program::random)
                .toList();
        assumeTrue(hasPython(), "no python3 here");
        List<List<String>> expected = ProgramInPython.run(programs, folder);
        int chains = 0;
        int whole = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            for (Suspension suspension : List.of(Suspension.CONTINUATION, Suspension.VIRTUAL_THREAD)) {
                if (suspension.isAvailable()) {
                    String seed = "seed " + (SEED + i) + ", " + suspension;
                    compare(seed, programs.get(i), expected.get(i), body -> new CoroutineObject<>(suspension, body));
                    chains++;
                    whole += compare(
                                    seed,
                                    programs.get(i),
                                    expected.get(i),
                                    body -> new ChainedCoroutine<>(suspension, body))
                            ? 1
                            : 0;
                }
            }
        }
        assertTrue(whole > chains * 0.9, "compared to the end: " + whole + " of " + chains);
    }

    /// @return whether the program was compared to its end
    private static boolean compare(
            String seed,
            Program program,
            List<String> expected,
            Function<Body<Integer, Integer, Object>, Coroutine<Integer, Integer, Object>> make) {
        ProgramInJava.Log seen = ProgramInJava.run(program, make);
        int lines = seen.whole()
                ? expected.size()
                : Math.min(expected.size(), seen.lines().size());
        assertEquals(
                String.join("\n", expected.subList(0, lines)),
                String.join("\n", seen.lines()),
                () -> seed + ", " + make.apply(out -> null).getClass().getSimpleName() + ":\n"
                        + ProgramInPython.text(program));
        return seen.whole();
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /// A coroutine that loses what the inner one returns: the comparison must see this.
    @Test
    void aPlantedBugIsSeen() throws IOException, InterruptedException {
        assumeTrue(hasPython(), "no python3 here");
        List<Program> programs =
                LongStream.range(1, 101).mapToObj(Program::random).toList();
        List<List<String>> expected = ProgramInPython.run(programs, folder);
        boolean allEqual = true;
        for (int i = 0; i < programs.size(); i++) {
            allEqual &= expected.get(i)
                    .equals(ProgramInJava.run(
                                    programs.get(i), body -> Coroutine.of(out -> body.run(new WithoutResult(out))))
                            .lines());
        }
        assertFalse(allEqual, "no program shows that a result is lost");
    }

    private record WithoutResult(Out<Integer, Integer> whole) implements Out<Integer, Integer> {
        @Override
        public Integer yield(Integer value) {
            return whole.yield(value);
        }

        @Override
        public <Q> Q yieldFrom(Coroutine<? extends Integer, ? super Integer, ? extends Q> inner) {
            whole.yieldFrom(inner);
            return null;
        }
    }
}
