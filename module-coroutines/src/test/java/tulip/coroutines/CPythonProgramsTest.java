package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
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

    private int compared; // runs of chains
    private int whole; // of these, runs that were compared to their end

    @Test
    void eachProgramDoesTheSameAsInCPython() throws IOException, InterruptedException {
        assumeTrue(hasPython(), "no python3 here");
        List<Program> programs = LongStream.range(SEED, SEED + PROGRAMS)
                .mapToObj(Program::random)
                .toList();
        List<List<String>> expected = ProgramInPython.run(programs, folder);
        for (int i = 0; i < PROGRAMS; i++) {
            compareAll(SEED + i, programs.get(i), expected.get(i));
        }
        String counts = PROGRAMS + " programs, " + compared + " runs of chains: " + whole + " compared to their end";
        Files.writeString(Path.of("target", "cpython-programs"), counts + "\n");
        assertTrue(whole > compared * 0.9, counts);
    }

    private void compareAll(long seed, Program program, List<String> expected) {
        for (Suspension suspension : List.of(Suspension.CONTINUATION, Suspension.VIRTUAL_THREAD)) {
            if (suspension.isAvailable()) {
                String what = "seed " + seed + ", " + suspension + ", ";
                compare(what + "loop", program, expected, body -> new CoroutineObject<>(suspension, body));
                boolean toTheEnd =
                        compare(what + "chain", program, expected, body -> new ChainedCoroutine<>(suspension, body));
                compared++;
                whole += toTheEnd ? 1 : 0;
            }
        }
    }

    /// Runs a program here, and compares the logs.
    ///
    /// @return whether the program was compared to its end
    private static boolean compare(
            String what,
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
                () -> what + ":\n" + ProgramInPython.text(program));
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
            ProgramInJava.Log seen =
                    ProgramInJava.run(programs.get(i), body -> Coroutine.of(out -> body.run(new WithoutResult(out))));
            allEqual &= seen.lines().equals(expected.get(i));
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
