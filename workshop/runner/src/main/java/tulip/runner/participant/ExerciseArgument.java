package tulip.runner.participant;

import java.util.List;
import picocli.CommandLine.Parameters;
import tulip.runner.command.NothingLeft;
import tulip.runner.exercises.Exercise;

/// The argument that names an exercise. Without it, a command takes the current exercise.
public final class ExerciseArgument {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description =
                    "the exercise: 1.3, iterators/3, StickyEnd, MyStickyEnd.java (default: the exercise that you ran or"
                            + " caught up with last, or if it is done and not edited since, the first exercise after it that is not done)")
    private String id;

    public Exercise in(Course course) {
        if (id != null) {
            return course.find(id);
        }
        return course.current()
                .orElseThrow(() -> new NothingLeft(
                        Ending.of(course) + " (To look at an exercise again, name it: ./tulip list shows them all.)"));
    }

    /// The named exercise. The name of a file stands for all exercises that share the file, in order.
    List<Exercise> all(Course course) {
        Exercise one = in(course);
        boolean file = id != null && (id.endsWith(".java") || id.equalsIgnoreCase(one.answerClass()));
        return file ? course.exercises().sharing(one) : List.of(one);
    }
}
