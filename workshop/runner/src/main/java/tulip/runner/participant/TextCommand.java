package tulip.runner.participant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;

@Command(
        name = "text",
        description = "Shows the text of an exercise: the whole task, and what is checked.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "If the text is longer than the terminal, it is shown by the program that PAGER",
            "names, or else by less: space goes on, q ends.",
            "",
            "Examples:",
            "  ./tulip text",
            "  ./tulip text 1.3",
            "  ./tulip text 1.3 --why"
        })
public final class TextCommand implements Callable<Integer> {
    @Mixin
    private ExerciseArgument exercise;

    @Option(names = "--why", description = "instead: the explanation that run shows when the exercise is done")
    private boolean why;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Exercise chosen = exercise.in(Course.open(spec));
        Style style = Style.ofTerminal();
        var page = new ExercisePage(chosen, style, Style.columns());
        List<String> lines = new ArrayList<>(List.of(page.title(), ""));
        lines.addAll(why ? page.why() : page.lines());
        List<String> below = List.of("", style.dim("Check what you wrote: ./tulip run " + chosen));
        Pager.show(lines, why ? List.of() : below, spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
