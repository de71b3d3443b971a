package tulip.runner.answer;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tulip.runner.child.Place;

/// Finds the lines of the members of a compiled answer.
public final class Members {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(");

    private final Map<String, byte[]> answer;

    public Members(Map<String, byte[]> answer) {
        this.answer = answer;
    }

    /// The member that a step calls last: `next` of "first.next() → 3".
    public Optional<Place> calledBy(String step) {
        return CALL.matcher(step)
                .results()
                .map(call -> place(call.group(1)))
                .flatMap(Optional::stream)
                .reduce((_, last) -> last);
    }

    /// The first line of a member's code.
    ///
    /// @param member  `next`, `Walk#hasNext` or `send(T)`
    public Optional<Place> place(String member) {
        String name = member.replaceFirst("^.*#", "").replaceFirst("\\(.*", "");
        return answer.values().stream()
                .map(bytes -> ClassFile.of().parse(bytes))
                .flatMap(model -> model.methods().stream()
                        .filter(method -> method.methodName().equalsString(name))
                        .filter(method ->
                                !method.flags().has(AccessFlag.SYNTHETIC)) // the line of a bridge is its class's
                        .flatMap(method -> firstLine(model, method).stream()))
                .min(Comparator.comparingInt(Place::line));
    }

    private static Optional<Place> firstLine(ClassModel model, MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance)
                .map(element -> new Place(fileName(model), ((LineNumber) element).line()))
                .findFirst();
    }

    static String fileName(ClassModel model) {
        return model.findAttribute(Attributes.sourceFile())
                .map(source -> source.sourceFile().stringValue())
                .orElse("?");
    }
}
