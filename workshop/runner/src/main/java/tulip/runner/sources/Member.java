package tulip.runner.sources;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;

/// A member of a class and its position in the source.
///
/// @param owner  the class that declares it
record Member(MemberName name, Tree tree, ClassTree owner, Span span) {
    /// From the first character to after the last one.
    record Span(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    static Optional<Member> of(Tree tree, List<String> types, ClassTree owner, Span span) {
        return switch (tree) {
            case MethodTree method -> {
                var parameters = method.getParameters().stream()
                        .map(parameter -> String.valueOf(parameter.getType()).replaceAll("\\s", ""))
                        .toList();
                var name = new MemberName(types, method.getName().toString(), Optional.of(parameters));
                yield Optional.of(new Member(name, tree, owner, span));
            }
            case VariableTree field -> Optional.of(named(field.getName().toString(), types, tree, owner, span));
            case ClassTree type -> Optional.of(named(type.getSimpleName().toString(), types, tree, owner, span));
            default -> Optional.empty(); // an initialiser has no name
        };
    }

    private static Member named(String name, List<String> types, Tree tree, ClassTree owner, Span span) {
        return new Member(new MemberName(types, name, Optional.empty()), tree, owner, span);
    }

    boolean isMethod() {
        return tree instanceof MethodTree;
    }

    boolean isField() {
        return tree instanceof VariableTree;
    }

    Optional<BlockTree> body() {
        return tree instanceof MethodTree method ? Optional.ofNullable(method.getBody()) : Optional.empty();
    }

    /// Whether the body is exactly `throw new Todo("…");`.
    boolean isTodo() {
        return body().filter(body -> body.getStatements().size() == 1
                        && body.getStatements().getFirst() instanceof ThrowTree thrown
                        && thrown.getExpression() instanceof NewClassTree made
                        && made.getIdentifier().toString().equals("Todo")
                        && made.getArguments().size() == 1
                        && made.getArguments().getFirst() instanceof LiteralTree literal
                        && literal.getValue() instanceof String)
                .isPresent();
    }
}
