package tulip.runner.participant;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tulip.runner.command.NothingLeft;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;

@Command(
        name = "next",
        description = {
            "Goes to the next exercise that is not done, and shows its text. Then commands without an ID mean this"
                    + " exercise."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip next"})
public final class NextCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Exercise next = course.snapshot()
                .last(course.exercises().all())
                .flatMap(course::next)
                .or(course::current)
                .orElseThrow(() -> new NothingLeft(Ending.of(course)));
        course.progress().choose(next);
        Style style = Style.ofTerminal();
        List<String> lines = TextCommand.lines(next, style);
        Pager.show(
                lines,
                TextCommand.below(course, next, style),
                spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
