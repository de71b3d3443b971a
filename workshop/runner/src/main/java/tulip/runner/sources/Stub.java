package tulip.runner.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tulip.runner.exercises.Exercise;

/// Compares an answer with its stub, member by member.
public final class Stub {
    private Stub() {}

    /// Puts an exercise's members back, with the imports that they need, and leaves the rest of the file.
    ///
    /// @param text  the answer as it is now
    /// @throws IOException with a sentence for the user, if a member is not there, or the file has a syntax error
    public static String restore(Exercise exercise, String text) throws IOException {
        JavaSource answer = JavaSource.parse(exercise.answerFile(), text);
        JavaSource stub = pristine(exercise);
        var edits = new Edits();
        var restored = new StringBuilder();
        for (String each : exercise.fill()) {
            MemberName name = MemberName.parse(each, exercise.answerClass());
            Member now = answer.get(name);
            Member then = stub.get(name);
            String code = then.span().of(stub.text());
            edits.replace(now.span().start(), now.span().end(), code);
            restored.append(code).append('\n');
        }
        Imports.add(answer, stub, restored, edits);
        return edits.apply(text);
    }

    /// The exercise's members that are still a `Todo`.
    ///
    /// @throws IOException with a sentence for the user, if a member is not there, or the file has a syntax error
    public static List<String> todos(Exercise exercise, String text) throws IOException {
        JavaSource answer = JavaSource.parse(exercise.answerFile(), text);
        List<String> todos = new ArrayList<>();
        for (String each : exercise.fill()) {
            MemberName name = MemberName.parse(each, exercise.answerClass());
            if (answer.get(name).isTodo()) {
                todos.add(name.toString());
            }
        }
        return todos;
    }

    /// The members of the stub that are a `Todo`, and that none of these exercises asks for.
    ///
    /// @param sharing  the exercises that share the file
    /// @throws IOException with a sentence, if the stub has a syntax error
    public static List<String> forgotten(List<Exercise> sharing) throws IOException {
        List<MemberName> asked = sharing.stream()
                .flatMap(exercise ->
                        exercise.fill().stream().map(name -> MemberName.parse(name, exercise.answerClass())))
                .toList();
        return pristine(sharing.getFirst()).members().stream()
                .filter(Member::isTodo)
                .map(Member::name)
                .filter(todo -> asked.stream().noneMatch(name -> name.matches(todo)))
                .map(MemberName::toString)
                .toList();
    }

    /// What a newer stub changes, in the format of `diff -u`.
    ///
    /// @param before  the stub from which the answer began
    public static List<String> diff(Exercise exercise, String before) throws IOException {
        String now = SourceText.read(exercise.pristineAnswerFile()).text();
        return UnifiedDiff.of(
                exercise.file(), before.lines().toList(), 1, now.lines().toList(), 1);
    }

    static JavaSource pristine(Exercise exercise) throws IOException {
        return JavaSource.parse(
                exercise.pristineAnswerFile(),
                SourceText.read(exercise.pristineAnswerFile()).text());
    }
}
