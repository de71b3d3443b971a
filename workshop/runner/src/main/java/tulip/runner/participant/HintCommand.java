package tulip.runner.participant;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Style;

@Command(
        name = "hint",
        description = {
            "Shows a hint for an exercise, and one more hint in each further call: first a question, then a pointer, then"
                    + " a skeleton."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip hint", "  ./tulip hint 1.3 --all"})
public final class HintCommand implements Callable<Integer> {
    @Mixin
    private ExerciseArgument exercise;

    @Option(names = "--all", description = "all hints at once")
    private boolean all;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Exercise chosen = exercise.in(course);
        int most = chosen.hints().size();
        int shown = course.snapshot().hints(chosen);
        int last = all ? most : Math.min(most, shown + 1);
        var page = new HintPage(chosen, Style.ofTerminal(), Style.columns(), Wording.COMMANDS);
        var out = spec.commandLine().getOut();
        for (int number = all ? 1 : last; number <= last; number++) {
            page.lines(number).forEach(out::println);
        }
        page.below(last).forEach(out::println);
        out.flush();
        if (last > shown) {
            course.progress().recordHints(chosen, last);
        }
        return CommandLine.ExitCode.OK;
    }
}
