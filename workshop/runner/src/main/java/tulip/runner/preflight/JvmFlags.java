package tulip.runner.preflight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.runner.doctor.Finding;

/// Options that the environment gives to each JVM, those of the lanes among them.
///
/// @param variables  the variables that a JVM reads, with their values
/// @param jvm        the name and version of this JVM
record JvmFlags(Map<String, String> variables, String jvm) {
    /// `TULIP_OPTS` is for the JVM of the race alone. There the floor runs.
    private static final List<String> READ =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "TULIP_OPTS");

    private static final Pattern DISTURBS = Pattern.compile("-javaagent:|-agentlib:|-agentpath:|-Xint|-Xcomp|-Xdebug"
            + "|-Xrun|-XX:TieredStopAtLevel|-XX:-TieredCompilation|-XX:-UseCompiler|-XX:\\+StressLCM|-Xcheck:jni");

    static JvmFlags here() {
        Map<String, String> set = new TreeMap<>(System.getenv());
        set.keySet().retainAll(READ);
        set.values().removeIf(String::isBlank);
        return new JvmFlags(set, System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    Finding finding() {
        List<String> disturbing = variables.entrySet().stream()
                .flatMap(set -> Stream.of(set.getValue().strip().split("\\s+", -1))
                        .filter(flag -> DISTURBS.matcher(flag).lookingAt())
                        .map(flag -> flag + " in " + set.getKey()))
                .toList();
        if (!disturbing.isEmpty()) {
            return Finding.wrong(
                    "jvm",
                    disturbing.getFirst() + " changes how each JVM runs its code",
                    "unset " + disturbing.getFirst().replaceFirst("^.* in ", "") + " in this terminal");
        }
        if (jvm.contains("debug")) {
            return Finding.wrong("jvm", jvm + " is built for debugging", "point JAVA_HOME to another JDK");
        }
        if (!variables.isEmpty()) {
            return Finding.note(
                    "jvm",
                    variables.entrySet().stream()
                            .map(set -> set.getKey() + "=" + set.getValue())
                            .collect(Collectors.joining(", ")),
                    "unset " + String.join(" ", variables.keySet()) + ", unless you mean it");
        }
        return Finding.ok("jvm", "no options from the environment; " + jvm);
    }
}
