package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
import tulip.runner.answer.Calls;
import tulip.runner.answer.Members;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Place;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Written;

/// Finds the place where a participant should look first after a failure. This place is never in given code.
///
/// @param exercise  the exercise that asks for the member to correct; perhaps an earlier exercise in the same file
/// @param place     the line, if it is known
record Blame(Exercise exercise, Optional<Place> place) {
    /// Finds the innermost line that the participant wrote and that led to the failure. If there is none, looks at
    /// the exercise whose promise was broken: takes the member that the last step calls, or the first member to
    /// write.
    static Blame of(Attempt.Ran ran, Failure failure) {
        Exercise owner = owner(ran, ran.verdict(), failure);
        var members = new Members(ran.compiled().answer());
        Written written = ran.written();
        Optional<Place> own = failure.places().stream()
                .filter(place -> !written.isGiven(place.line()))
                .findFirst()
                .or(() -> failure.cause() == Failure.Cause.EXIT ? ends(ran) : Optional.empty());
        Optional<Place> place = own.or(() -> lastStep(failure)
                        .flatMap(members::calledBy)
                        .filter(called -> written.exercise(called.line()).equals(Optional.of(owner))))
                .or(() -> owner.fill().stream()
                        .flatMap(member -> members.place(member).stream())
                        .findFirst());
        Exercise asking = own.flatMap(line -> written.exercise(line.line())).orElse(owner);
        return new Blame(asking, place);
    }

    /// Whether the failure belongs to what an earlier exercise in the same file asks for.
    boolean isEarlierThan(Exercise current) {
        return exercise.number() < current.number();
    }

    /// The exercise whose contract states the promise: contracts of exercises that share a file extend each other.
    private static Exercise owner(Attempt.Ran ran, Verdict verdict, Failure failure) {
        Optional<String> contract = verdict.checks().stream()
                .filter(check -> check.name().equals(failure.check()))
                .map(CheckResult::contract)
                .findFirst();
        return ran.written().sharing().stream()
                .filter(exercise -> contract.equals(Optional.of(exercise.contract())))
                .findFirst()
                .orElse(ran.exercise());
    }

    private static Optional<String> lastStep(Failure failure) {
        List<String> steps = failure.steps();
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    private static Optional<Place> ends(Attempt.Ran ran) {
        var answer = ran.compiled().answer();
        return Calls.place(answer, "java.lang.Runtime", "halt")
                .or(() -> Calls.place(answer, "java.lang.System", "exit"))
                .or(() -> Calls.place(answer, "java.lang.Runtime", "exit"));
    }
}
