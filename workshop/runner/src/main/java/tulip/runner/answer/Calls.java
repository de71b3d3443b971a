package tulip.runner.answer;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tulip.runner.child.Place;

/// Finds the line of an answer that uses a type or a member.
public final class Calls {
    private Calls() {}

    /// The first line of an answer that uses this member.
    ///
    /// @param type  by its full name
    public static Optional<Place> place(Map<String, byte[]> answer, String type, String member) {
        return answer.values().stream()
                .flatMap(bytes -> place(ClassFile.of().parse(bytes), type, member).stream())
                .findFirst();
    }

    /// The first line of a class that uses this type, or the member if it is not empty.
    static Optional<Place> place(ClassModel model, String type, String member) {
        return model.methods().stream()
                .map(MethodModel::code)
                .flatMap(Optional::stream)
                .flatMap(code -> place(model, code, type, member).stream())
                .findFirst();
    }

    private static Optional<Place> place(ClassModel model, CodeModel code, String type, String member) {
        Predicate<String> mentions = mentions(type, member);
        Set<Label> handlers = new HashSet<>(); // of catch blocks that match; they come before the code
        boolean found = false;
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case LabelTarget target -> found |= handlers.contains(target.label());
                case ExceptionCatch caught
                when caught.catchType()
                        .filter(it -> mentions.test(it.toString()))
                        .isPresent() -> handlers.add(caught.handler());
                default -> {
                    if (line > 0 && (found || mentions.test(element.toString()))) {
                        return Optional.of(new Place(Members.fileName(model), line));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The text of an instruction holds owner, name and type of the used member. Some kinds shorten the owner.
    private static Predicate<String> mentions(String type, String member) {
        Pattern owner = Pattern.compile(
                "(?<![\\w$])" + Pattern.quote(type.substring(type.lastIndexOf('.') + 1)) + "(?![\\w$])");
        Pattern name = Pattern.compile(member.matches("\\w+") ? "\\b" + member + "\\b" : "");
        return instruction ->
                owner.matcher(instruction).find() && name.matcher(instruction).find();
    }
}
