package tulip.runner.participant;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tulip.runner.answer.Finding;
import tulip.runner.child.Place;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Written;

/// Finds the line of an answer's file at which a participant goes on.
public final class EditPlace {
    private EditPlace() {}

    /// The line of the first `Todo` of an exercise, or else of its first member, or else 1.
    public static int ofTask(Course course, Exercise exercise) {
        try {
            var written = Written.of(
                    course.exercises().sharing(exercise), Answers.read(exercise).text());
            return written.todo(exercise, "").or(() -> written.line(exercise)).orElse(1);
        } catch (IOException unreadable) { // a syntax error, or no file
            return 1;
        }
    }

    /// The line that a verdict blames; empty if it blames none in the answer's own file.
    public static Optional<Integer> ofVerdict(Judgement judgement) {
        Exercise exercise = judgement.exercise();
        return switch (judgement.attempt()) {
            case Attempt.Rejected rejected -> first(rejected.findings(), exercise);
            case Attempt.Ran ran ->
                ran.verdict()
                        .failure()
                        .flatMap(failure -> Blame.of(ran, failure).place())
                        .filter(place -> Blame.isInFile(ran, place))
                        .map(Place::line);
        };
    }

    private static Optional<Integer> first(List<Finding> findings, Exercise exercise) {
        return findings.stream()
                .flatMap(finding -> finding.place().stream())
                .filter(place -> place.file().equals(exercise.file()))
                .findFirst()
                .map(Place::line);
    }
}
