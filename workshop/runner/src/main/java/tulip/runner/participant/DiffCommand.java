package tulip.runner.participant;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Solution;
import tulip.runner.terminal.Highlight;
import tulip.runner.terminal.Style;

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
        var out = spec.commandLine().getOut();
        List<String> diff = Solution.diff(chosen, Answers.read(chosen).text());
        if (diff.isEmpty()) {
            out.println("No difference: " + chosen.file() + " says what "
                    + chosen.referenceFile().getFileName() + " says.");
        } else {
            out.println(style.red("--- " + chosen.file() + ", yours"));
            out.println(style.green("+++ " + chosen.referenceFile().getFileName() + ", the reference"));
            diff.forEach(line -> out.println(Highlight.diff(line, style)));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
