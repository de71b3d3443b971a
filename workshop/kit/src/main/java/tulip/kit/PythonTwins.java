package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Runs the Python programs of a chapter, and compares their output with that of their Java twins.
///
/// `python/two_walks.py` and `TwoWalks.java` are twins: they must print the same. Without a `python3` on the
/// machine the tests are skipped.
public final class PythonTwins {
    private static final int MOST_SECONDS = 60;
    private static final Optional<String> PYTHON = findPython();

    private PythonTwins() {}

    /// Makes a test for each file of the folder.
    ///
    /// @param examples  the package of the Java programs, each with a `static void main()`
    public static List<DynamicTest> tests(Path folder, String examples) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file, examples)))
                    .toList();
        }
    }

    private static void compare(Path file, String examples) throws Exception {
        String java = outputOf(Class.forName(examples + "." + twin(file)));
        assumeTrue(PYTHON.isPresent(), "there is no python3");
        assertEquals(inJavasSpelling(outputOf(PYTHON.get(), file)), java);
    }

    static String twin(Path file) {
        String name = file.getFileName().toString().replace(".py", "");
        return Arrays.stream(name.split("_"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /// `['tea', None, True]` is `[tea, null, true]` in Java.
    static String inJavasSpelling(String python) {
        return python.replace("'", "")
                .replaceAll("\\bNone\\b", "null")
                .replaceAll("\\bTrue\\b", "true")
                .replaceAll("\\bFalse\\b", "false");
    }

    private static String outputOf(Class<?> program) throws Exception {
        var main = program.getDeclaredMethod("main");
        main.setAccessible(true);
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            main.invoke(null);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /// Asks `python3` which program it is: it may be a script that looks for a Python, and takes longer than ours.
    private static Optional<String> findPython() {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
            String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(path) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String outputOf(String python, Path file) throws IOException, InterruptedException {
        // -I -S: without the settings and packages of this machine, which take most of the time of a start.
        var builder = new ProcessBuilder(python, "-I", "-S", "-X", "utf8", file.toString()).redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), file + " does not end");
            assertEquals(0, process.exitValue(), output);
            return output.replace("\r\n", "\n");
        } finally {
            process.destroyForcibly();
        }
    }
}
