package tulip.generators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program where it may hang, exhaust the memory, or need other flags.
///
/// @param prefix  words of a command that runs another command; mostly none
public record ChildProgram(List<String> prefix, List<String> flags) {
    public static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    public ChildProgram(String... flags) {
        this(List.of(), List.of(flags));
    }

    /// The same program where the system gives it less.
    ///
    /// @param limit  as `ulimit` of a shell takes it: `-n 100` for 100 file descriptors
    public ChildProgram withLimit(String limit) {
        return new ChildProgram(List.of("sh", "-c", "ulimit " + limit + " && exec \"$@\"", "sh"), flags);
    }

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
        var command = new ArrayList<String>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")); // for a short run
        command.addAll(flags);
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
