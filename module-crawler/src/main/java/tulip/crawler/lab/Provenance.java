package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Where and when a measurement was made, so that readers can repeat and judge it.
///
/// @param commit       the project's commit, with a final `+` if files have changed since; null if unknown
/// @param memoryBytes  memory of the machine; null if unknown
public record Provenance(String date, String commit, String jdk, String os, String cpu, int cores, Long memoryBytes) {

    /// Collects the data of this machine and project.
    ///
    /// @param home  the project's folder
    public static Provenance gather(Path home) {
        return new Provenance(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                readCommit(home),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                readCpu(),
                Runtime.getRuntime().availableProcessors(),
                readMemoryBytes());
    }

    public JsonObject toJson() {
        return new JsonObject()
                .put("date", date)
                .put("commit", commit)
                .put("jdk", jdk)
                .put(
                        "machine",
                        new JsonObject()
                                .put("os", os)
                                .put("cpu", cpu)
                                .put("cores", cores)
                                .put("memoryBytes", memoryBytes));
    }

    private static String readCommit(Path home) {
        String head = git(home, "rev-parse", "--short=12", "HEAD");
        String changed = git(home, "status", "--porcelain", "--untracked-files=no");
        return head == null || head.isEmpty() ? null : head + (changed == null || changed.isEmpty() ? "" : "+");
    }

    private static String git(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(2, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : null;
        } catch (IOException notInstalled) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String readCpu() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(null);
        } catch (IOException notLinux) {
            return System.getenv("PROCESSOR_IDENTIFIER"); // Windows
        }
    }

    private static Long readMemoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : null;
    }
}
