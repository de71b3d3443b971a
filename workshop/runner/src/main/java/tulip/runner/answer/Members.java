package tulip.runner.answer;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tulip.runner.child.Place;

/// Finds the lines of the members of a compiled answer.
public final class Members {
    private static final Pattern RESULT = Pattern.compile(" → .*| (threw|returns) .*");
    private static final Pattern WORD = Pattern.compile("(\\w+)(\\(?)");
    private static final Pattern RECEIVER = Pattern.compile("(\\w+)\\.$");

    private final Map<String, byte[]> answer;

    public Members(Map<String, byte[]> answer) {
        this.answer = answer;
    }

    /// The member that a step names last: `next` of "walk.next() → 3", or `limit` of "all elements of limit" if this
    /// is one of the members to write. If several classes of the answer have such a member, nothing is known.
    ///
    /// @param asked  the members to write
    public Optional<Place> namedBy(String step, List<String> asked) {
        String action = RESULT.matcher(step).replaceFirst("");
        return WORD.matcher(action)
                .results()
                .filter(word -> asked.contains(word.group(1)) || isOwnCall(word, action, asked))
                .map(word -> places(word.group(1)).toList())
                .filter(places -> places.size() == 1)
                .map(List::getFirst)
                .reduce((_, last) -> last);
    }

    /// Whether a call can be one of the answer's. `next` of "right.next()" is not, if `zip` and `chain` are asked for.
    private static boolean isOwnCall(MatchResult word, String action, List<String> asked) {
        var receiver = RECEIVER.matcher(action.substring(0, word.start()));
        boolean ofAnother = receiver.find() && asked.size() > 1 && !asked.contains(receiver.group(1));
        return !word.group(2).isEmpty() && !ofAnother;
    }

    /// The first line of a member's code.
    ///
    /// @param member  `next`, `Walk#hasNext` or `send(T)`
    public Optional<Place> place(String member) {
        return places(member).min(Comparator.comparingInt(Place::line));
    }

    private Stream<Place> places(String member) {
        String name = member.replaceFirst("^.*#", "").replaceFirst("\\(.*", "");
        return answer.values().stream()
                .map(bytes -> ClassFile.of().parse(bytes))
                .flatMap(model -> model.methods().stream()
                        .filter(method -> method.methodName().equalsString(name))
                        .filter(method ->
                                !method.flags().has(AccessFlag.SYNTHETIC)) // the line of a bridge is its class's
                        .flatMap(method -> firstLine(model, method).stream()));
    }

    /// The files from which the answer was compiled.
    public List<String> files() {
        return answer.values().stream()
                .map(bytes -> fileName(ClassFile.of().parse(bytes)))
                .distinct()
                .sorted()
                .toList();
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
