package tulip.runner.participant;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Transplant;

@Command(
        name = "catch-up",
        description = {
            "Prepares an exercise that shares its file with earlier exercises: fills in the open members of those"
                    + " exercises from the reference, and keeps everything that you wrote."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip catch-up generators/4    next and close are there, and you write the guard"
        })
public final class CatchUpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "the exercise that you want to do: generators/4, 2.4, Guards")
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
        PrintWriter out = spec.commandLine().getOut();
        if (earlier.isEmpty()) {
            out.println("Nothing comes before " + exercise + " in " + exercise.file() + ": you can begin at once.");
        } else {
            fill(course, exercise, earlier, out);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static void fill(Course course, Exercise exercise, List<Exercise> earlier, PrintWriter out)
            throws IOException {
        SourceText before = Answers.read(exercise);
        String text = before.text();
        for (Exercise each : earlier) {
            Transplant.Filled filled = Transplant.fill(each, text);
            text = filled.text();
            tell(out, each, "filled in", filled.members());
            tell(out, each, "yours, left as it is", filled.left());
        }
        if (text.equals(before.text())) {
            out.println("Nothing was missing in " + exercise.file() + ".");
            return;
        }
        course.history().replace(exercise, before.with(text).bytes(), "catch-up");
        out.println("Now you can do " + exercise + " in " + exercise.file() + ". Back again: ./tulip undo " + exercise);
    }

    private static void tell(PrintWriter out, Exercise exercise, String what, List<String> members) {
        if (!members.isEmpty()) {
            out.println(exercise + ": " + String.join(", ", members) + ": " + what);
        }
    }
}
