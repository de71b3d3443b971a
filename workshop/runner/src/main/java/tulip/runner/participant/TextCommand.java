package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Path;
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
        Course course = Course.open(spec);
        Exercise chosen = exercise.in(course);
        Style style = Style.ofTerminal();
        if (why) {
            var page = new ExercisePage(chosen, style, Style.columns());
            List<String> lines = new ArrayList<>(List.of(page.title(), ""));
            lines.addAll(page.why());
            Pager.show(lines, List.of(), spec.commandLine().getOut());
        } else {
            Pager.show(
                    lines(chosen, style),
                    below(course, chosen, style),
                    spec.commandLine().getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    static List<String> lines(Exercise exercise, Style style) {
        var page = new ExercisePage(exercise, style, Style.columns());
        List<String> lines = new ArrayList<>(List.of(page.title(), ""));
        lines.addAll(page.lines());
        return lines;
    }

    /// Where to write, and how to check it. These lines stay on the screen if a pager shows the text.
    static List<String> below(Course course, Exercise exercise, Style style) {
        Path file = course.exercises().home().relativize(exercise.answerFile());
        return List.of(
                "",
                style.dim("Write it here: " + file + ":" + EditPlace.ofTask(course, exercise)),
                style.dim("Check what you wrote: ./tulip run " + exercise));
    }
}
