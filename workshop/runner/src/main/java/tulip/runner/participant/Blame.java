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
/// @param place     the line that led to the failure, or the first line of a called member; empty if unknown
/// @param called    whether the place is only known as that of a member that the check called
record Blame(Exercise exercise, Optional<Place> place, boolean called) {
    /// Finds the innermost line that the participant wrote and that led to the failure. In a hang, a line of the
    /// exercise whose promise was broken comes first, since several threads may wait. If there is no line, looks at
    /// this exercise: takes the member that the last step names, or the only member to write. Any other member may
    /// be right, and would mislead.
    static Blame of(Attempt.Ran ran, Failure failure) {
        Exercise owner = owner(ran, ran.verdict(), failure);
        var members = new Members(ran.compiled().answer());
        Written written = ran.written();
        List<Place> wrote = failure.places().stream()
                .filter(place -> !isInFile(ran, place) || !written.isGiven(place.line()))
                .toList();
        Optional<Place> own = wrote.stream()
                .filter(place -> waits(failure) && isAskedBy(owner, ran, place))
                .findFirst()
                .or(() -> wrote.stream().findFirst())
                .or(() -> failure.cause() == Failure.Cause.EXIT ? ends(ran) : Optional.empty());
        Optional<Place> called = lastStep(failure)
                .flatMap(step -> members.namedBy(step, owner.fill()))
                .filter(member -> isAskedBy(owner, ran, member))
                .or(() -> owner.fill().size() == 1 ? members.place(owner.fill().getFirst()) : Optional.empty());
        Exercise asking = own.filter(place -> isInFile(ran, place))
                .flatMap(place -> written.exercise(place.line()))
                .orElse(owner);
        return new Blame(asking, own.or(() -> called), own.isEmpty());
    }

    private static boolean waits(Failure failure) {
        return failure.cause() == Failure.Cause.HANG || failure.cause() == Failure.Cause.STOPPED;
    }

    private static boolean isAskedBy(Exercise exercise, Attempt.Ran ran, Place place) {
        return isInFile(ran, place) && ran.written().exercise(place.line()).equals(Optional.of(exercise));
    }

    /// Whether the place is in the exercise's file. An answer may have classes in other files.
    static boolean isInFile(Attempt.Ran ran, Place place) {
        return place.file().equals(ran.exercise().file());
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
