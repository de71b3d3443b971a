package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.State;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// Says what a participant does next. This is what `./tulip` alone shows.
public final class NextStep {
    private NextStep() {}

    /// Shows the current exercise and the commands for it.
    public static List<String> lines(CommandLine.Model.CommandSpec spec) throws IOException {
        Course course = Course.open(spec);
        Style style = Style.ofTerminal();
        var page = new Page(style, Style.columns());
        Optional<Exercise> current = course.current();
        if (current.isEmpty()) {
            page.text(Ending.of(course), style::green);
        } else {
            show(page, style, course, current.get());
        }
        return page.lines();
    }

    private static Optional<String> openBefore(Course course, Exercise exercise) throws IOException {
        String text = Files.isRegularFile(exercise.answerFile())
                ? Answers.read(exercise).text()
                : "";
        return OpenBefore.sentence(course.exercises().sharing(exercise), exercise, text);
    }

    /// The exercises before this one whose last run was wrong.
    private static List<String> skipped(Course course, Exercise exercise) {
        return course.exercises().all().stream()
                .takeWhile(each -> !each.equals(exercise))
                .filter(each -> course.state(each).isWrong())
                .map(Exercise::shortId)
                .toList();
    }

    private static void show(Page page, Style style, Course course, Exercise exercise) throws IOException {
        State state = course.state(exercise);
        page.text("Next: " + new ExercisePage(exercise, style, Style.columns()).title(), UnaryOperator.identity());
        if (state != State.NOT_STARTED) {
            page.line("      state: " + state);
        }
        page.gap();
        page.line("  ./tulip text     shows the task and what is checked");
        page.line("  ./tulip run      checks what you wrote");
        page.line("  ./tulip hint     helps if you are stuck, in three steps");
        page.line("  ./tulip list     shows all exercises");
        page.gap();
        openBefore(course, exercise)
                .ifPresent(open -> page.text("First " + open + ".").gap());
        List<String> skipped = skipped(course, exercise);
        if (!skipped.isEmpty()) {
            page.text("Still wrong: " + String.join(", ", skipped) + ".").gap();
        }
        page.text(
                "Edit " + course.exercises().home().relativize(exercise.answerFile()) + " in any editor.", style::dim);
    }
}
