package tulip.async;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.generators.Suspension;

/// Runs random programs here and in CPython: both must do the same, line by line.
@Tag("slow")
final class CPythonProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("tulip.programs", 300);
    private static final long SEED = Long.getLong("tulip.seed", 1);
    private static final String DIFFERS = "differs: ";

    @TempDir
    private Path folder;

    @Test
    void eachProgramDoesTheSameAsInCPython() throws IOException, InterruptedException {
        List<Program> programs = programs(SEED, PROGRAMS);
        List<List<String>> expected = ProgramInPython.run(programs, folder);
        var differences = new TreeMap<String, Integer>();
        int lines = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            Program program = programs.get(i);
            for (Suspension suspension : List.of(Suspension.CONTINUATION, Suspension.VIRTUAL_THREAD)) {
                if (suspension.isAvailable()) {
                    String wrong = difference(expected.get(i), run(program, suspension, null));
                    if (wrong != null) {
                        fail("seed " + (SEED + i) + ", " + suspension + ": " + wrong + "\n"
                                + ProgramInPython.text(program));
                    }
                }
            }
            List<String> compared = expected.get(i).stream()
                    .takeWhile(line -> !line.startsWith(DIFFERS))
                    .toList();
            lines += compared.size();
            if (compared.size() < expected.get(i).size()) {
                differences.merge(expected.get(i).get(compared.size()), 1, Integer::sum);
            }
        }
        int whole =
                PROGRAMS - differences.values().stream().mapToInt(each -> each).sum();
        String counts = PROGRAMS + " programs, " + lines + " lines; " + whole + " compared to their end; the others to "
                + differences;
        Files.writeString(Path.of("target", "cpython-programs"), counts + "\n");
        assertTrue(whole > PROGRAMS * 0.5, counts);
    }

    private static List<Program> programs(long first, int count) throws InterruptedException {
        Boolean whole = ProgramInPython.isNew();
        assumeTrue(whole != null, "no " + ProgramInPython.PYTHON + " here");
        return LongStream.range(first, first + count)
                .mapToObj(seed -> Program.random(seed, whole))
                .toList();
    }

    private static List<String> run(Program program, Suspension suspension, IntUnaryOperator scheduler) {
        Suspension before = Suspension.chosen();
        Suspension.choose(suspension);
        try {
            return ProgramInJava.run(program, scheduler);
        } finally {
            Suspension.choose(before);
        }
    }

    /// Compares two logs up to the first wanted difference.
    ///
    /// @return the first line that differs, with some lines before; null: none does
    private static String difference(List<String> expected, List<String> seen) {
        for (int i = 0; i < Math.max(expected.size(), seen.size()); i++) {
            String line = i < expected.size() ? expected.get(i) : "(the end)";
            if (line.startsWith(DIFFERS)) {
                return null;
            }
            if (i >= seen.size() || !line.equals(seen.get(i))) {
                return "after\n  " + String.join("\n  ", expected.subList(Math.max(0, i - 5), i))
                        + "\nCPython has\n  " + line + "\nand here is\n  "
                        + (i < seen.size() ? seen.get(i) : "(the end)");
            }
        }
        return null;
    }

    /// A loop that runs the newest callback first: the comparison must see this.
    @Test
    void aPlantedBugIsSeen() throws IOException, InterruptedException {
        List<Program> programs = programs(1, 20);
        List<List<String>> expected = ProgramInPython.run(programs, folder);
        boolean allEqual = true;
        for (int i = 0; i < programs.size(); i++) {
            List<String> seen = run(programs.get(i), Suspension.chosen(), count -> count - 1);
            allEqual &= difference(expected.get(i), seen) == null;
        }
        assertFalse(allEqual, "no program shows that the newest callback runs first");
    }
}
