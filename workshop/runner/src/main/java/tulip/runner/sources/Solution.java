package tulip.runner.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.runner.exercises.Exercise;

/// The reference's members, alone or compared with the answer's.
public final class Solution {
    /// @param yours  the same member of the answer, if the answer has it
    /// @param its    the reference's member, with the names that the answer uses
    private record Pair(Optional<Excerpt> yours, Excerpt its) {
        List<String> diff() {
            List<String> lines = yours.map(Excerpt::lines).orElse(List.of());
            int line = yours.map(Excerpt::firstLine).orElse(0);
            return UnifiedDiff.of(its.member(), lines, line, its.lines(), its.firstLine());
        }
    }

    private Solution() {}

    /// The members that an exercise names, with their comments.
    ///
    /// @throws IOException with a sentence for the user
    public static List<Excerpt> of(Exercise exercise) throws IOException {
        JavaSource reference = reference(exercise);
        List<Excerpt> excerpts = new ArrayList<>();
        for (MemberName name : names(exercise)) {
            excerpts.add(Excerpt.withComment(reference, reference.get(name), reference.rootName()));
        }
        return excerpts;
    }

    /// The differences between the answer's members and the reference's, in the format of `diff -u`.
    ///
    /// @param text  the answer
    /// @throws IOException with a sentence for the user
    public static List<String> diff(Exercise exercise, String text) throws IOException {
        return pairs(exercise, text).stream()
                .flatMap(pair -> pair.diff().stream())
                .toList();
    }

    private static List<Pair> pairs(Exercise exercise, String text) throws IOException {
        JavaSource reference = reference(exercise);
        JavaSource answer = JavaSource.parse(exercise.answerFile(), text);
        List<Pair> pairs = new ArrayList<>();
        for (MemberName name : names(exercise)) {
            Excerpt its = Excerpt.of(reference, reference.get(name), exercise.answerClass());
            Optional<Excerpt> yours =
                    answer.find(name).map(member -> Excerpt.of(answer, member, exercise.answerClass()));
            pairs.add(new Pair(yours, its));
        }
        return pairs;
    }

    static JavaSource reference(Exercise exercise) throws IOException {
        return JavaSource.parse(
                exercise.referenceFile(),
                SourceText.read(exercise.referenceFile()).text());
    }

    static List<MemberName> names(Exercise exercise) {
        return exercise.reference().stream()
                .map(name -> MemberName.parse(name, exercise.referenceClass()))
                .toList();
    }
}
