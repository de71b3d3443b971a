package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
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

    static Progress.Verdict verdict(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Rejected _ -> Progress.Verdict.WRONG;
            case Attempt.Ran ran ->
                Progress.Verdict.valueOf(ran.verdict().state().name());
        };
    }
}
