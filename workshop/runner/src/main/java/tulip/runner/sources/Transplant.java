package tulip.runner.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tulip.runner.exercises.Exercise;

/// Fills the members of an answer that are still a `Todo` with the bodies of the reference's members.
///
/// Also adds the imports that these bodies need, and the fields and private methods that `reference:` names and the
/// answer does not have.
public final class Transplant {
    /// An answer with members of the reference in it.
    ///
    /// @param members  the members that were filled
    /// @param left     the members that the participant had written, which were not changed
    public record Filled(String text, List<String> members, List<String> left) {}

    private final Exercise exercise;
    private final JavaSource answer;
    private final JavaSource reference;
    private final Edits edits = new Edits();
    private final StringBuilder written = new StringBuilder();
    private final List<String> members = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    private Transplant(Exercise exercise, JavaSource answer, JavaSource reference) {
        this.exercise = exercise;
        this.answer = answer;
        this.reference = reference;
    }

    /// Fills an exercise's members.
    ///
    /// @param text  the answer as it is now
    /// @throws IOException with a sentence for the user, if a member is not there, or a file has a syntax error
    public static Filled fill(Exercise exercise, String text) throws IOException {
        JavaSource answer = JavaSource.parse(exercise.answerFile(), text);
        var transplant = new Transplant(exercise, answer, Solution.reference(exercise));
        transplant.fillMembers();
        if (!transplant.members.isEmpty()) {
            transplant.addWhatIsMissing();
            Imports.add(transplant.answer, transplant.reference, exercise, transplant.written, transplant.edits);
        }
        return new Filled(transplant.edits.apply(text), transplant.members, transplant.left);
    }

    private void fillMembers() throws IOException {
        for (String text : exercise.fill()) {
            MemberName name = MemberName.parse(text, exercise.answerClass());
            Member target = answer.get(name);
            if (!target.isTodo()) {
                left.add(name.toString());
                continue;
            }
            Member source = reference.get(name);
            Member.Span body = reference.span(
                    source.body().orElseThrow(() -> new IOException(name + " has no body in " + reference.fileName())));
            String code = Indentation.moved(
                    renamed(source, body),
                    Indentation.of(answer.text(), target.span().start())
                            - Indentation.of(reference.text(), source.span().start()));
            Member.Span place = answer.span(target.body().orElseThrow());
            edits.replace(place.start(), place.end(), code);
            written.append(code).append('\n');
            members.add(name.toString());
        }
    }

    private void addWhatIsMissing() throws IOException {
        for (MemberName name : Solution.names(exercise)) {
            if (answer.find(name).isEmpty()) {
                add(name, reference.get(name));
            }
        }
    }

    private void add(MemberName name, Member source) throws IOException {
        var type = answer.type(name.types())
                .orElseThrow(() -> new IOException("there is no class " + String.join(".", name.types()) + " in "
                        + answer.fileName() + " to add " + name + " to"));
        List<Member> there = answer.members().stream()
                .filter(member -> member.owner().equals(type))
                .toList();
        int end = answer.span(type).end() - 1;
        int indentation = Indentation.of(answer.text(), end) + 4;
        var whole = new Member.Span(reference.startWithComment(source), reference.endWithComment(source));
        String moved = String.join("\n", Indentation.flushLeft(renamed(source, whole)))
                .replaceAll("(?m)^(?=.)", " ".repeat(indentation));
        written.append(moved).append('\n');
        List<Member> fields = there.stream().filter(Member::isField).toList();
        if (source.isField() && !fields.isEmpty()) {
            edits.insert(lineEnd(fields.getLast().span().end()), "\n" + moved);
        } else if (source.isField() && !there.isEmpty()) {
            edits.insert(answer.startWithComment(there.getFirst()), moved + "\n\n");
        } else {
            edits.insert(answer.text().lastIndexOf('\n', end) + 1, "\n" + moved + "\n");
        }
    }

    private int lineEnd(int offset) {
        int end = answer.text().indexOf('\n', offset);
        return end < 0 ? answer.text().length() : end;
    }

    private String renamed(Member member, Member.Span span) {
        return reference.renamed(span, member.tree(), answer.rootName());
    }
}
