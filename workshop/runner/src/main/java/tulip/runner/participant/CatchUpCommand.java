package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tulip.runner.command.DidYouMean;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Transplant;
import tulip.runner.terminal.Page;

@Command(
        name = "catch-up",
        description = {
            "Prepares an exercise that shares its file with earlier exercises: fills in the open members of those"
                    + " exercises from the reference, and keeps everything that you wrote. Then commands without"
                    + " an ID mean this exercise.",
            "With a module: fills in what is open in all modules before it, and goes to its first exercise."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip catch-up 2.4          next and close are there; you write the guard",
            "  ./tulip catch-up coroutines   stages 1 and 2 are filled in; you begin with 3.1"
        })
public final class CatchUpCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ID|MODULE",
            description = "the exercise that you want to do: 2.4, generators/4, Guards; or a module: coroutines")
    private String id;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Page page = Page.ofTerminal();
        Optional<Stage> stage = Stage.called(id);
        if (stage.isPresent()) {
            toModule(course, stage.get(), page);
        } else {
            toExercise(course, find(course), page);
        }
        page.print(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    private Exercise find(Course course) {
        List<String> modules = DidYouMean.of(id, Arrays.stream(Stage.values()).map(Stage::id));
        try {
            return course.find(id);
        } catch (IllegalArgumentException unknown) {
            if (modules.isEmpty()) {
                throw unknown;
            }
            throw new IllegalArgumentException("there is no exercise and no module '" + id + "': did you mean "
                    + String.join(" or ", modules) + "?");
        }
    }

    private static void toModule(Course course, Stage stage, Page page) throws IOException {
        Exercise first = course.exercises().of(stage).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no exercise in " + stage.id()));
        List<Exercise> earlier = course.exercises().all().stream()
                .filter(each -> each.stage().compareTo(stage) < 0)
                .toList();
        course.progress().choose(first);
        if (earlier.isEmpty()) {
            page.text("Nothing comes before " + first + ": you can begin at once.");
        } else if (fill(course, earlier, page)) {
            page.text("Now you can do " + first + " in " + first.file()
                    + ". To take this back: ./tulip undo ID, a file at a time");
        } else {
            page.text("Nothing was missing in the modules before it.");
        }
    }

    private static void toExercise(Course course, Exercise exercise, Page page) throws IOException {
        List<Exercise> earlier = course.exercises().all().stream()
                .filter(each -> each.answerFile().equals(exercise.answerFile()) && each.number() < exercise.number())
                .toList();
        course.progress().choose(exercise);
        if (earlier.isEmpty()) {
            page.text("Nothing comes before " + exercise + " in " + exercise.file() + ": you can begin at once.");
        } else if (fill(course, earlier, page)) {
            page.text("Now you can do " + exercise + " in " + exercise.file() + ". To take this back: ./tulip undo "
                    + exercise);
        } else {
            page.text("Nothing was missing in " + exercise.file() + ".");
        }
    }

    /// Fills in what is open in these exercises. Writes nothing if one of the files has a syntax error.
    ///
    /// @return whether something was open
    private static boolean fill(Course course, List<Exercise> exercises, Page page) throws IOException {
        Map<Path, List<Exercise>> files = exercises.stream()
                .collect(Collectors.groupingBy(Exercise::answerFile, LinkedHashMap::new, Collectors.toList()));
        Map<Exercise, byte[]> changed = new LinkedHashMap<>();
        for (List<Exercise> sharing : files.values()) {
            SourceText before = Answers.read(sharing.getFirst());
            String text = before.text();
            for (Exercise each : sharing) {
                Transplant.Filled filled = Transplant.fill(each, text);
                text = filled.text();
                tell(page, each, "filled in", filled.members());
                tell(page, each, "yours, left as it is", filled.left());
            }
            if (!text.equals(before.text())) {
                changed.put(sharing.getFirst(), before.with(text).bytes());
            }
        }
        for (var each : changed.entrySet()) {
            course.history().replace(each.getKey(), each.getValue(), "catch-up");
        }
        return !changed.isEmpty();
    }

    private static void tell(Page page, Exercise exercise, String what, List<String> members) {
        if (!members.isEmpty()) {
            page.text(exercise + ": " + String.join(", ", members) + ": " + what);
        }
    }
}
