package tulip.runner.sources;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tulip.runner.exercises.Exercise;

/// Separates the given lines of an answer from the lines that the participant wrote, and finds the exercise that
/// asks for a line.
public final class Written {
    private static final String TODO = "new Todo(";

    private final List<Exercise> sharing;
    private final JavaSource answer;
    private final JavaSource stub;

    private Written(List<Exercise> sharing, JavaSource answer, JavaSource stub) {
        this.sharing = sharing;
        this.answer = answer;
        this.stub = stub;
    }

    /// Compares an answer with its stub.
    ///
    /// @param sharing  the exercises that share the file, in order
    /// @param text     the answer as it is now
    /// @throws IOException with a sentence for the user, if the file has a syntax error
    public static Written of(List<Exercise> sharing, String text) throws IOException {
        Exercise first = sharing.getFirst();
        return new Written(sharing, JavaSource.parse(first.answerFile(), text), Stub.pristine(first));
    }

    /// The exercises that share the file, in order.
    public List<Exercise> sharing() {
        return sharing;
    }

    /// Whether no member of this exercise is written: each is still exactly the stub's `Todo`.
    public boolean isUntouched(Exercise exercise) {
        List<Member> asked = answer.members().stream()
                .filter(member -> asksFor(exercise, member))
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(Member::isTodo);
    }

    /// The line of the `Todo` that says this, or else of the first `Todo` in a member of this exercise.
    public Optional<Integer> todo(Exercise exercise, String said) {
        List<Member> open = answer.members().stream()
                .filter(Member::isMethod)
                .filter(member -> text(member, answer).contains(TODO))
                .toList();
        return open.stream()
                .filter(member -> text(member, answer).contains(TODO + "\"" + said + "\""))
                .findFirst()
                .or(() -> open.stream()
                        .filter(member -> asksFor(exercise, member))
                        .findFirst())
                .map(member ->
                        answer.line(answer.text().indexOf(TODO, member.span().start())));
    }

    /// The line of the first member that an exercise asks for.
    public Optional<Integer> line(Exercise exercise) {
        return answer.members().stream()
                .filter(member -> asksFor(exercise, member))
                .findFirst()
                .map(member -> answer.line(member.span().start()));
    }

    /// Whether a line belongs to a member of the stub that was not changed.
    public boolean isGiven(int line) {
        return member(line)
                .filter(member -> !member.isTodo())
                .filter(member -> stub.members().stream()
                        .anyMatch(given -> given.name().equals(member.name())
                                && text(given, stub).equals(text(member, answer))))
                .isPresent();
    }

    /// The exercise that asks for the member that contains a line.
    public Optional<Exercise> exercise(int line) {
        return member(line)
                .flatMap(member -> sharing.stream()
                        .filter(exercise -> asksFor(exercise, member))
                        .findFirst());
    }

    /// The name of the member that contains a line, or an empty text.
    public String name(int line) {
        return member(line).map(member -> member.name().toString()).orElse("");
    }

    private static boolean asksFor(Exercise exercise, Member member) {
        return exercise.fill().stream()
                .anyMatch(name -> MemberName.parse(name, exercise.answerClass()).matches(member.name()));
    }

    private static String text(Member member, JavaSource source) {
        return member.span().of(source.text());
    }

    /// The method or field that contains a line. Nested classes do not count.
    private Optional<Member> member(int line) {
        return answer.members().stream()
                .filter(member -> member.isMethod() || member.isField())
                .filter(member -> answer.line(member.span().start()) <= line
                        && line <= answer.line(member.span().end()))
                .findFirst();
    }
}
