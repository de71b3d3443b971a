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
import tulip.runner.terminal.Terminal;

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
        int columns = Terminal.isLive() ? Style.columns() : Integer.MAX_VALUE; // in a file or a pipe, lines stay whole
        List<String> shown = new DiffPage(chosen, Style.ofTerminal(), columns).lines();
        Pager.show(shown, List.of(), spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
