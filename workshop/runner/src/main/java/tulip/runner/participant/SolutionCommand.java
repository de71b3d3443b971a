package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Excerpt;
import tulip.runner.sources.Solution;
import tulip.runner.terminal.Highlight;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Wrap;

@Command(
        name = "solution",
        description = "Shows the reference's solution of an exercise: only the members that it asks for.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip solution", "  ./tulip solution 1.3"})
public final class SolutionCommand implements Callable<Integer> {
    private static final int MARGIN = 6;

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
        Path file = course.exercises().home().relativize(chosen.referenceFile());
        shown.add(style.bold(chosen.shortId() + " " + chosen.title()) + style.dim("   " + file));
        for (Excerpt excerpt : Solution.of(chosen)) {
            shown.add("");
            int number = excerpt.firstLine();
            for (String line : excerpt.lines()) {
                String margin = style.dim(String.format(Locale.ROOT, "%4d", number++)) + "  ";
                for (String part : Wrap.code(line, Style.columns() - MARGIN)) {
                    shown.add((margin + Highlight.java(part, style)).stripTrailing());
                    margin = " ".repeat(MARGIN);
                }
            }
        }
        List<String> below = List.of("", style.dim("Beside yours: ./tulip diff " + chosen));
        Pager.show(shown, below, spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
