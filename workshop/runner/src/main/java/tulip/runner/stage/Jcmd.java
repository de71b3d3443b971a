package tulip.runner.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Gives a diagnostic command to another JVM.
@FunctionalInterface
interface Jcmd {
    /// Gives a command, and waits until it is done.
    ///
    /// @param words  the command with its options, such as `Thread.dump_to_file`
    /// @throws IOException with a few words for the user, such as "its JVM has ended"
    void tell(long pid, List<String> words) throws IOException;

    /// The program `jcmd` of the JDK that runs this program.
    static Jcmd ofThisJdk() {
        return (pid, words) -> Program.run(Path.of(System.getProperty("java.home"), "bin", "jcmd"), pid, words);
    }

    /// A path as an option. `jcmd` splits its options at spaces.
    static String quoted(Path path) {
        return "\"" + path.toAbsolutePath() + "\"";
    }

    /// A program, and what it answers.
    final class Program {
        private static final long SECONDS = 20;

        private Program() {}

        private static void run(Path program, long pid, List<String> words) throws IOException {
            if (!Files.exists(program) && !Files.exists(program.resolveSibling("jcmd.exe"))) {
                throw new IOException("this Java has no jcmd: use a JDK");
            }
            List<String> command = new ArrayList<>(List.of(program.toString(), Long.toString(pid)));
            command.addAll(words);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("jcmd had no answer for " + SECONDS + " s");
                }
                if (process.exitValue() != 0) {
                    throw new IOException(reason(process));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            } finally {
                process.destroyForcibly();
            }
        }

        private static String reason(Process process) {
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                String said = lines.lines()
                        .filter(line -> !line.matches("\\d+:"))
                        .findFirst()
                        .orElse("");
                boolean gone = said.contains("non existent JVM pid") || said.contains("No such process");
                return gone ? "its JVM has ended" : "jcmd failed: " + said;
            } catch (IOException | UncheckedIOException unreadable) {
                return "jcmd failed";
            }
        }
    }
}
