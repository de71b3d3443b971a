package tulip.runner.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Builds the project with Maven, and runs one test.
///
/// @param log  takes what Maven prints
/// @param say  tells the user which module is built, and how many files were fetched
record MavenBuild(Path home, Path log, Consumer<String> say) {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.*) \\S+ +\\[(\\d+)/(\\d+)]");
    private static final int FILES_A_LINE = 10;

    /// Runs Maven to its end.
    ///
    /// @param options  further options for Maven
    /// @return its exit status
    int run(List<String> options) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command(options)).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        var end = new Thread(() -> destroy(maven));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            maven.getOutputStream().close();
            copy(maven);
            return maven.waitFor();
        } finally {
            destroy(maven);
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        if (Os.here() == Os.WINDOWS) {
            command.addAll(List.of("cmd", "/c", home.resolve("mvnw.cmd").toString()));
        } else {
            command.addAll(List.of("sh", home.resolve("mvnw").toString()));
        }
        command.addAll(List.of("-B", "-Dstyle.color=never", "verify", "-Dtest=" + Preparation.TEST));
        command.addAll(List.of("-Dsurefire.failIfNoSpecifiedTests=false", "-Dexercises.must.compile=false"));
        command.addAll(options);
        return command;
    }

    private void copy(Process maven) throws IOException {
        int fetched = 0;
        try (BufferedReader lines = maven.inputReader();
                var copy = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.append(line).append('\n');
                if (line.contains("Downloaded from ") && ++fetched % FILES_A_LINE == 0) {
                    say.accept(fetched + " files fetched ...");
                }
                Matcher module = MODULE.matcher(line);
                if (module.matches()) {
                    say.accept(module.group(2) + " of " + module.group(3) + ": " + module.group(1));
                }
            }
        }
    }

    private static void destroy(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }

    /// Whether the last build printed something like this.
    boolean says(Pattern what) throws IOException {
        return what.matcher(Files.readString(log)).find();
    }
}
