package tulip.runner.participant;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Transplant;
import tulip.runner.terminal.Page;

@Command(
        name = "catch-up",
        description = {
            "Prepares an exercise that shares its file with earlier exercises: fills in the open members of those"
                    + " exercises from the reference, and keeps everything that you wrote. Then commands without"
                    + " an ID mean this exercise."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip catch-up 2.4    next and close are there, and you write the guard"})
public final class CatchUpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "the exercise that you want to do: 2.4, generators/4, Guards")
    private String id;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Exercise exercise = course.find(id);
        List<Exercise> earlier = course.exercises().sharing(exercise).stream()
                .filter(other -> other.number() < exercise.number())
                .toList();
        course.progress().choose(exercise);
        Page page = Page.ofTerminal();
        if (earlier.isEmpty()) {
            page.text("Nothing comes before " + exercise + " in " + exercise.file() + ": you can begin at once.");
        } else {
            fill(course, exercise, earlier, page);
        }
        page.print(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    private static void fill(Course course, Exercise exercise, List<Exercise> earlier, Page page) throws IOException {
        SourceText before = Answers.read(exercise);
        String text = before.text();
        for (Exercise each : earlier) {
            Transplant.Filled filled = Transplant.fill(each, text);
            text = filled.text();
            tell(page, each, "filled in", filled.members());
            tell(page, each, "yours, left as it is", filled.left());
        }
        if (text.equals(before.text())) {
            page.text("Nothing was missing in " + exercise.file() + ".");
            return;
        }
        course.history().replace(exercise, before.with(text).bytes(), "catch-up");
        page.text("Now you can do " + exercise + " in " + exercise.file() + ". To take this back: ./tulip undo "
                + exercise);
    }

    private static void tell(Page page, Exercise exercise, String what, List<String> members) {
        if (!members.isEmpty()) {
            page.text(exercise + ": " + String.join(", ", members) + ": " + what);
        }
    }
}
