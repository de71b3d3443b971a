package tulip.runner.participant;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tulip.runner.command.DidYouMean;
import tulip.runner.command.Home;

@Command(
        name = "run-example",
        description = "Runs a program of a chapter, on the JDK that the workshop found. Without a name: lists them.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The programs are in the folders named example. What comes after the name goes to",
            "the program.",
            "",
            "Examples:",
            "  ./tulip run-example",
            "  ./tulip run-example CupsOnDemand",
            "  ./tulip run-example generators/CoffeeShop",
            "  ./tulip run-example Cups --trace cups.json"
        })
public final class RunExampleCommand implements Callable<Integer> {
    private static final Pattern PROGRAM =
            Pattern.compile(".*[/\\\\](tulip[/\\\\](\\w+)[/\\\\]example[/\\\\](\\w+))\\.java");
    private static final String NO_LOOP = "[\n]\n"; // a trace without events
    private static final Pattern MAIN = Pattern.compile("\\bvoid main\\(");

    /// A program that can be run.
    ///
    /// @param type   its class, by its full name
    /// @param stage  the last part of its stage's package: `iterators`
    record Program(String type, String stage, String name) {
        boolean isCalled(String what) {
            return Stream.of(name, stage + "/" + name, type).anyMatch(what::equalsIgnoreCase);
        }
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the program's class")
    private String name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGUMENT", description = "for the program")
    private List<String> arguments = List.of();

    @Mixin
    private TraceOption trace;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        trace.check();
        List<Program> programs = programs(Home.folder());
        if (name == null) {
            var out = spec.commandLine().getOut();
            programs.forEach(program -> out.println(program.stage + "/" + program.name));
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        List<Program> called =
                programs.stream().filter(program -> program.isCalled(name)).toList();
        if (called.size() != 1) {
            throw new IllegalArgumentException(called.isEmpty() ? unknown(programs) : ambiguous(called));
        }
        if (!trace.isGiven()) {
            return start(called.getFirst());
        }
        Files.writeString(trace.file(), NO_LOOP);
        int status = start(called.getFirst());
        if (Files.readString(trace.file()).equals(NO_LOOP)) {
            throw new IOException("the trace is empty: " + name + " has no event loop of stage 4");
        }
        trace.tellWhere(spec.commandLine().getOut());
        return status;
    }

    static List<Program> programs(Path home) throws IOException {
        List<Program> programs = new ArrayList<>();
        try (Stream<Path> modules = Files.list(home.toAbsolutePath())) {
            for (Path module : modules.filter(
                            each -> each.getFileName().toString().startsWith("module-"))
                    .sorted()
                    .toList()) {
                add(module.resolve("src/main/java"), programs);
            }
        }
        return programs;
    }

    private static void add(Path sources, List<Program> programs) throws IOException {
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.sorted().toList()) {
                Matcher program = PROGRAM.matcher(file.toString());
                if (program.matches() && MAIN.matcher(Files.readString(file)).find()) {
                    String type = program.group(1).replace('/', '.').replace(File.separatorChar, '.');
                    programs.add(new Program(type, program.group(2), program.group(3)));
                }
            }
        }
    }

    private String unknown(List<Program> programs) {
        List<String> close = DidYouMean.of(name, programs.stream().map(Program::name));
        return "there is no program '" + name + "'"
                + (close.isEmpty()
                        ? " ('./tulip run-example' lists them)"
                        : ": did you mean " + String.join(" or ", close) + "?");
    }

    private String ambiguous(List<Program> called) {
        return "there are several programs '" + name + "': say which, as "
                + String.join(
                        " or ",
                        called.stream()
                                .map(each -> each.stage + "/" + each.name)
                                .toList());
    }

    private int start(Program program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED"));
        command.add("--enable-native-access=ALL-UNNAMED");
        if (trace.isGiven()) {
            command.add("-Dtulip.trace=" + trace.file().toAbsolutePath());
        }
        command.add(program.type);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start().waitFor();
    }
}
