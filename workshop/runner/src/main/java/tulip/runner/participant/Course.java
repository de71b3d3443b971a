package tulip.runner.participant;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import tulip.runner.command.Home;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.state.History;
import tulip.runner.state.Progress;
import tulip.runner.state.State;
import tulip.runner.terminal.Terminal;

/// A participant's progress: the exercises and their states.
public record Course(Exercises exercises, Progress progress, Progress.Snapshot snapshot, History history) {
    /// Reads everything. A file that cannot be read is reported in one sentence and left out.
    public static Course open(CommandLine.Model.CommandSpec command) throws IOException {
        Path home = Home.folder();
        var exercises = Exercises.load(home);
        var progress = new Progress(exercises.home());
        var course = new Course(exercises, progress, progress.snapshot(), new History(exercises.home()));
        PrintWriter err = command.commandLine().getErr();
        Stream.concat(
                        exercises.problems().stream().map(problem -> problem.show(exercises.home())),
                        course.snapshot.damage().stream())
                .map(sentence -> command.qualifiedName() + ": " + sentence)
                .forEach(sentence -> Terminal.wrapped(sentence).forEach(err::println));
        err.flush();
        return course;
    }

    public State state(Exercise exercise) {
        return State.of(exercise, snapshot);
    }

    /// Finds an exercise by its id, number, title or file.
    public Exercise find(String what) {
        return exercises.find(what, exercise -> state(exercise).isDone());
    }

    /// The course after a command has changed the progress.
    public Course refreshed() {
        return new Course(exercises, progress, progress.snapshot(), history);
    }

    /// The first exercise after this exercise that is not done. If there is none, the first of all that is not
    /// done.
    public Optional<Exercise> next(Exercise exercise) {
        List<Exercise> all = exercises.all();
        Stream<Exercise> after =
                all.stream().dropWhile(each -> !each.equals(exercise)).skip(1);
        return Stream.concat(after, all.stream())
                .filter(each -> !each.equals(exercise) && !state(each).isDone())
                .findFirst();
    }

    /// The current exercise: the exercise that was run last, or chosen by catch-up. If it is done, and was not
    /// edited since, the first exercise after it that is not done.
    public Optional<Exercise> current() {
        List<Exercise> all = exercises.all();
        Stream<Exercise> fromLast =
                snapshot.last(all).stream().flatMap(last -> all.stream().dropWhile(exercise -> !exercise.equals(last)));
        return snapshot.last(all)
                .filter(last -> state(last) == State.DONE_BEFORE && isLastOfItsFile(last))
                .or(() -> Stream.concat(fromLast, all.stream())
                        .filter(exercise -> !state(exercise).isDone())
                        .findFirst());
    }

    /// Otherwise the file may have been edited for a later exercise.
    private boolean isLastOfItsFile(Exercise exercise) {
        return exercises.sharing(exercise).getLast().equals(exercise);
    }
}
