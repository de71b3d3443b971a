package tulip.runner.participant;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;

@Command(
        name = "solution",
        description = "Shows the reference's solution of an exercise: only the members that it asks for.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip solution", "  ./tulip solution 1.3"})
public final class SolutionCommand implements Callable<Integer> {
    @Mixin
    private ExerciseArgument exercise;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Exercise chosen = exercise.in(course);
        Style style = Style.ofTerminal();
        List<String> shown = new SolutionPage(chosen, course.exercises().home(), style, Style.columns()).lines();
        List<String> below = List.of("", style.dim("Beside yours: ./tulip diff " + chosen));
        Pager.show(shown, below, spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
