package tulip.runner.participant;

import java.io.IOException;
import java.util.Optional;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Beginnings;

/// Tells if a newer workshop has another stub than that from which an answer began, or has overwritten the answer.
public final class StubNote {
    static final String SHOW = "./tulip upgrade --no-pull";

    private StubNote() {}

    /// A sentence for the user, or nothing.
    public static Optional<String> of(Course course, Exercise exercise, Wording wording) {
        try {
            var beginnings = new Beginnings(course.exercises().home());
            if (beginnings.overwritten(exercise).isPresent()) {
                return Optional.of(exercise.file() + " is its stub again, but yours is kept: " + wording.undo(exercise)
                        + " brings it back");
            }
            return beginnings.isStubNewer(exercise)
                    ? Optional.of("the stub of " + exercise.file() + " has changed since you began: '" + SHOW
                            + "' shows the difference")
                    : Optional.empty();
        } catch (IOException unreadable) { // a command that needs the file tells of it
            return Optional.empty();
        }
    }

    /// Once every exercise of the file is done with the newer stub's checks, there is nothing to tell any more.
    static void forget(Course course, Exercise exercise) throws IOException {
        var beginnings = new Beginnings(course.exercises().home());
        boolean all = course.exercises().sharing(exercise).stream()
                .allMatch(each -> course.state(each).isDone());
        if (all && beginnings.isStubNewer(exercise)) {
            beginnings.note(exercise, exercise.pristineAnswerFile());
        }
    }
}
