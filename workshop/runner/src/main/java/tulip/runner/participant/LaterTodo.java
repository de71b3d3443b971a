package tulip.runner.participant;

import java.util.List;
import java.util.Optional;
import tulip.runner.child.Failure;
import tulip.runner.child.Place;
import tulip.runner.exercises.Exercise;

/// Finds out whether an answer reached a `Todo` that belongs to a later exercise of its file. Nothing is missing
/// then: the code that is written called a member too early.
final class LaterTodo {
    private static final String ID = "\\d+\\.\\d+: "; // of the exercise, at the beginning of what a Todo says

    private LaterTodo() {}

    static Optional<Failure> of(Attempt.Ran ran) {
        return ran.verdict()
                .todo()
                .flatMap(todo -> todo.place()
                        .flatMap(place -> ran.written()
                                .exercise(place.line())
                                .filter(owner -> Blame.isInFile(ran, place)
                                        && owner.number() > ran.exercise().number())
                                .map(owner -> failure(todo, owner, ran.written().name(place.line())))));
    }

    /// The lines that led to the `Todo`, without its own: this line is not what is wrong.
    private static Failure failure(Failure todo, Exercise owner, String member) {
        List<Place> callers = todo.places().subList(1, todo.places().size());
        return new Failure(
                Failure.Cause.PROMISE,
                todo.check(),
                todo.promise(),
                todo.steps(),
                Optional.of("no call of " + member + ", which " + owner.shortId() + " asks for"),
                member + " is called. There " + owner.shortId() + " says: "
                        + todo.seen().replaceFirst(ID, ""),
                callers,
                Optional.empty());
    }
}
