package tulip.runner.participant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Solution;
import tulip.runner.terminal.Highlight;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Terminal;
import tulip.runner.terminal.Wrap;

@Command(
        name = "diff",
        description = "Compares your answer with the reference's: only the members that the exercise asks for.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip diff", "  ./tulip diff 1.3"})
public final class DiffCommand implements Callable<Integer> {
    @Mixin
    private ExerciseArgument exercise;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Exercise chosen = exercise.in(course);
        Style style = Style.ofTerminal();
        List<String> shown = new ArrayList<>();
        List<String> diff = Solution.diff(chosen, Answers.read(chosen).text());
        if (diff.isEmpty()) {
            shown.add("No difference: " + chosen.file() + " says what "
                    + chosen.referenceFile().getFileName() + " says.");
        } else {
            shown.add(style.red("--- " + chosen.file() + ", yours"));
            shown.add(style.green("+++ " + chosen.referenceFile().getFileName() + ", the reference"));
            diff.stream()
                    .flatMap(line -> parts(line).stream())
                    .map(part -> Highlight.diff(part, style))
                    .forEach(shown::add);
        }
        Pager.show(shown, List.of(), spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /// Breaks a long line for a terminal. Each part keeps the mark of the line. In a file or a pipe the line stays
    /// whole.
    private static List<String> parts(String line) {
        if (line.isEmpty() || line.startsWith("@") || !Terminal.isLive()) {
            return List.of(line);
        }
        String mark = line.substring(0, 1);
        return Wrap.code(line.substring(1), Style.columns() - 1).stream()
                .map(mark::concat)
                .toList();
    }
}
