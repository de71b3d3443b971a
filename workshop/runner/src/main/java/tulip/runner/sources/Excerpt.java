package tulip.runner.sources;

import java.util.List;

/// A member as it is shown: moved to the left, with its line number.
///
/// @param firstLine  its number in the file, from 1
public record Excerpt(String member, int firstLine, List<String> lines) {
    /// @param name  the name to show for the file's class
    static Excerpt withComment(JavaSource source, Member member, String name) {
        return of(source, member, source.startWithComment(member), name);
    }

    static Excerpt of(JavaSource source, Member member, String name) {
        int start = member.span().start();
        return of(source, member, start - Indentation.of(source.text(), start), name);
    }

    private static Excerpt of(JavaSource source, Member member, int start, String name) {
        var span = new Member.Span(start, source.endWithComment(member));
        String code = source.renamed(span, member.tree(), name);
        return new Excerpt(member.name().toString(), source.line(start), Indentation.flushLeft(code));
    }
}
