package tulip.generators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program where it may hang, exhaust the memory, or need other flags.
public record ChildProgram(String... flags) {
    static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    /// What a program has printed, and how it has ended.
    ///
    /// @param output  both streams
    /// @param ended   whether the program ended by the deadline; otherwise it was killed
    public record Result(String output, boolean ended, int status) {
        public List<String> lines() {
            return output.lines().toList();
        }
    }

    public Result run(Class<?> program, long deadlineMillis, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")); // for a short run
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(args));
        Path output = Files.createTempFile("tulip-child", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(deadlineMillis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            return new Result(Files.readString(output, StandardCharsets.UTF_8), ended, process.exitValue());
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }
}
