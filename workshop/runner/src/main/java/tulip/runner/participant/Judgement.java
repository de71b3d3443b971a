package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
import tulip.runner.answer.Members;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress;

/// An attempt, and what a participant is told beside its verdict.
///
/// @param next   the exercise to go on with
/// @param notes  further sentences
public record Judgement(Attempt attempt, Optional<Exercise> next, List<String> notes) {
    public Exercise exercise() {
        return attempt.exercise();
    }

    public Progress.Verdict verdict() {
        return verdict(attempt);
    }

    public boolean isDone() {
        return verdict() == Progress.Verdict.DONE;
    }

    /// Whether no member that the exercise asks for is written.
    public boolean isUntouched() {
        return verdict() == Progress.Verdict.NOT_STARTED
                && attempt instanceof Attempt.Ran ran
                && ran.written().isUntouched(exercise());
    }

    /// Whether the answer was compiled with this file, or could not be because of it.
    ///
    /// @param file  its name, without a folder
    public boolean needs(String file) {
        return switch (attempt) {
            case Attempt.Rejected rejected ->
                rejected.findings().stream()
                        .flatMap(finding -> finding.place().stream())
                        .anyMatch(place -> place.file().equals(file));
            case Attempt.Ran ran -> new Members(ran.compiled().answer()).files().contains(file);
        };
    }

    static Progress.Verdict verdict(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Rejected _ -> Progress.Verdict.WRONG;
            case Attempt.Ran ran ->
                Progress.Verdict.valueOf(ran.verdict().state().name());
        };
    }
}
