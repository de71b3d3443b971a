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

/// Is where a participant stands: the exercises, and what became of them.
record Course(Exercises exercises, Progress progress, Progress.Snapshot snapshot, History history) {
    /// Reads everything. What cannot be read is told in a sentence each, and does without.
    static Course open(CommandLine.Model.CommandSpec command) throws IOException {
        Path home = Home.folder();
        var exercises = Exercises.load(home);
        var progress = new Progress(exercises.home());
        var course = new Course(exercises, progress, progress.snapshot(), new History(exercises.home()));
        PrintWriter err = command.commandLine().getErr();
        Stream.concat(
                        exercises.problems().stream().map(problem -> problem.show(exercises.home())),
                        course.snapshot.damage().stream())
                .forEach(sentence -> err.println(command.qualifiedName() + ": " + sentence));
        err.flush();
        return course;
    }

    State state(Exercise exercise) {
        return State.of(exercise, snapshot);
    }

    /// Finds an exercise by what a participant calls it.
    Exercise find(String what) {
        return exercises.find(what, exercise -> state(exercise).isDone());
    }

    /// The exercise that a participant is at: the one that was run last, or after it the first that is not done.
    Optional<Exercise> current() {
        List<Exercise> all = exercises.all();
        Stream<Exercise> fromLast =
                snapshot.last(all).stream().flatMap(last -> all.stream().dropWhile(exercise -> !exercise.equals(last)));
        return Stream.concat(fromLast, all.stream())
                .filter(exercise -> !state(exercise).isDone())
                .findFirst();
    }
}
