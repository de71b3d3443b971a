package tulip.runner.answer;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scans a compiled answer for code that no answer may use: the solution, and everything that bypasses the
/// contract.
///
/// Class files show every use, in whatever style the source is written. The scan prevents accidents and not
/// attacks: see the decision record on the child JVM.
public final class Uses {
    private static final Pattern DESCRIBED = Pattern.compile("L([\\w/$]+);");

    private final Set<String> allowed;
    private final Map<String, byte[]> scanned;
    private final Map<String, byte[]> answer;
    private final Set<String> implemented;

    /// @param allowed  the project's types that the scanned classes may refer to, by simple or by full name
    /// @param scanned  the classes to scan
    /// @param answer   all classes of the answer
    public Uses(List<String> allowed, Map<String, byte[]> scanned, Map<String, byte[]> answer) {
        this.allowed = Set.copyOf(allowed);
        this.scanned = scanned;
        this.answer = answer;
        this.implemented = implementedBy(scanned);
    }

    /// Scans the classes.
    ///
    /// @throws Unusable if one of them uses something forbidden
    public void check() throws Unusable {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (byte[] bytes : scanned.values()) {
            ClassModel model = ClassFile.of().parse(bytes);
            for (PoolEntry entry : model.constantPool()) {
                for (Use use : uses(entry)) {
                    objection(use).ifPresent(why -> findings.computeIfAbsent(why, _ -> finding(model, use, why)));
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new Unusable(new ArrayList<>(findings.values()));
        }
    }

    /// A type, and the used member if there is one. The type may be a subtype that inherits the member.
    private record Use(String type, String named, String member, String descriptor) {
        Use(String type) {
            this(type, type, "", "");
        }

        static Use of(String type, MemberRefEntry member) {
            return new Use(
                    type,
                    name(member.owner()),
                    member.name().stringValue(),
                    member.type().stringValue());
        }
    }

    private List<Use> uses(PoolEntry entry) {
        return switch (entry) {
            case MemberRefEntry ref ->
                owners(ref).map(owner -> Use.of(owner, ref)).toList();
            case ClassEntry type -> List.of(new Use(name(type)));
            case NameAndTypeEntry described ->
                DESCRIBED
                        .matcher(described.type().stringValue())
                        .results()
                        .map(found -> new Use(found.group(1).replace('/', '.')))
                        .toList();
            default -> List.of();
        };
    }

    /// The type under whose name a member is used. If this type belongs to the answer and inherits the member, its
    /// supertypes count too.
    private Stream<String> owners(MemberRefEntry member) {
        String named = name(member.owner());
        return Stream.concat(Stream.of(named), inherited(named, member)).distinct();
    }

    private Stream<String> inherited(String type, MemberRefEntry member) {
        if (!answer.containsKey(type)) {
            return Stream.of(type);
        }
        ClassModel model = ClassFile.of().parse(answer.get(type));
        boolean own = model.methods().stream()
                .anyMatch(method -> method.methodName()
                                .equalsString(member.name().stringValue())
                        && method.methodType().equalsString(member.type().stringValue()));
        return own
                ? Stream.empty()
                : Stream.concat(model.superclass().stream(), model.interfaces().stream())
                        .flatMap(each -> inherited(name(each), member));
    }

    /// The element's type, if it is an array.
    private static String name(ClassEntry type) {
        String name = type.asInternalName();
        var described = DESCRIBED.matcher(name);
        return (name.startsWith("[") && described.find() ? described.group(1) : name).replace('/', '.');
    }

    private Optional<String> objection(Use use) {
        String shown = use.type().replace('$', '.');
        if (makesAnother(use)) {
            return Optional.of("uses " + shown + "." + use.member()
                    + ", which returns the workshop's own: write yours without it");
        }
        if (use.type().startsWith("[") || answer.containsKey(use.type()) || isAllowed(use.type())) {
            return Optional.empty();
        }
        if (use.type().startsWith("tulip.")) {
            return Optional.of("uses " + shown + ", which " + kind(use.type()));
        }
        String member = use.member().isEmpty() || use.member().startsWith("<") ? "" : "." + use.member();
        return Forbidden.reason(use.type(), use.member(), use.descriptor())
                .map(reason -> "uses " + shown + member + ": " + reason);
    }

    /// Whether a member makes an object of the type that the answer implements. To call this member would be to
    /// call the solution.
    private boolean makesAnother(Use use) {
        return use.type().startsWith("tulip.")
                && implemented.contains(use.type())
                && use.descriptor().endsWith(")L" + use.type().replace('.', '/') + ";");
    }

    private static Set<String> implementedBy(Map<String, byte[]> answer) {
        return answer.values().stream()
                .flatMap(bytes -> ClassFile.of().parse(bytes).interfaces().stream())
                .map(Uses::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isAllowed(String type) {
        if (type.equals("tulip.kit.Todo")) {
            return true;
        }
        String outer = type.replaceFirst("\\$.*", "");
        String simple = outer.substring(outer.lastIndexOf('.') + 1);
        return allowed.contains(outer) || (allowed.contains(simple) && isStage(outer));
    }

    private static boolean isStage(String type) {
        return type.startsWith("tulip.") && !type.startsWith("tulip.runner.");
    }

    private static String kind(String type) {
        if (type.startsWith("tulip.kit.") || type.startsWith("tulip.runner.")) {
            return "belongs to the program that checks the answer";
        }
        if (type.endsWith("Contract") || type.contains("Mistakes") || type.endsWith("Test")) {
            return "belongs to the checks";
        }
        return "is the workshop's own solution or part of it: write yours without it";
    }

    /// A finding at the first line with this use.
    private static Finding finding(ClassModel model, Use use, String why) {
        return Calls.place(model, use.named(), use.member())
                .map(place -> Finding.at(place, why))
                .orElseGet(() -> Finding.of(Members.fileName(model) + " " + why));
    }
}
