package tulip.runner.sources;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The name of a member, as the text of an exercise writes it: `next`, `Walk#hasNext` of a nested class, `send(T)`
/// of an overloaded method. A constructor has the name of its class.
///
/// @param types       the nested classes that contain the member, outermost first
/// @param parameters  their types as in the source; empty for any parameters
record MemberName(List<String> types, String name, Optional<List<String>> parameters) {
    private static final Pattern FORM = Pattern.compile("(?:([\\w.]+)#)?(\\w+)(?:\\((.*)\\))?");
    static final String CONSTRUCTOR = "<init>";

    /// @param root  the simple name of the file's class, which the text may put before the member
    static MemberName parse(String text, String root) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' names no member: write next, Walk#next or send(T)");
        }
        List<String> types =
                form.group(1) == null ? List.of() : List.of(form.group(1).split("\\."));
        boolean rooted = !types.isEmpty() && types.getFirst().equals(root);
        List<String> nested = rooted ? types.subList(1, types.size()) : types;
        String owner = nested.isEmpty() ? root : nested.getLast();
        String name = form.group(2).equals(owner) ? CONSTRUCTOR : form.group(2);
        return new MemberName(nested, name, Optional.ofNullable(form.group(3)).map(MemberName::split));
    }

    private static List<String> split(String parameters) {
        return Arrays.stream(parameters.split(",(?![^<]*>)"))
                .map(each -> each.replaceAll("\\s", ""))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /// Whether the other name may mean the same member, in another class.
    boolean matches(MemberName other) {
        return types.equals(other.types)
                && name.equals(other.name)
                && (parameters.isEmpty() || other.parameters.isEmpty() || parameters.equals(other.parameters));
    }

    /// The name for people: the types of parameters are shown without their type arguments.
    @Override
    public String toString() {
        String owner = types.isEmpty() ? "" : String.join(".", types) + "#";
        String shown = name.equals(CONSTRUCTOR) ? "the constructor" : name;
        return owner
                + shown
                + parameters
                        .map(all -> all.stream()
                                .map(type -> type.replaceFirst("<.*>", ""))
                                .collect(Collectors.joining(", ", "(", ")")))
                        .orElse("");
    }
}
