package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lists which package of the runner may import which other package. There are no cycles.
final class PackageDependenciesTest {
    private static final Path RUNNER = Path.of("src/main/java/tulip/runner");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?tulip\\.runner\\.([a-z]+)\\.");

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("terminal", Set.of()),
            Map.entry("command", Set.of()),
            Map.entry("launch", Set.of("child")),
            Map.entry("exercises", Set.of("command")),
            Map.entry("sources", Set.of("exercises")),
            Map.entry("state", Set.of("exercises", "sources")),
            Map.entry("child", Set.of()),
            Map.entry("answer", Set.of("child", "exercises")),
            Map.entry("check", Set.of("answer", "child", "command", "exercises", "sources", "terminal")),
            Map.entry("participant", Set.of("answer", "child", "command", "exercises", "sources", "state", "terminal")),
            Map.entry("watch", Set.of("child", "command", "exercises", "participant", "state", "terminal")),
            Map.entry("upgrade", Set.of("command", "exercises", "sources", "state", "terminal")),
            Map.entry("mine", Set.of("answer", "child", "exercises", "sources", "state", "terminal")),
            Map.entry("offline", Set.of()),
            Map.entry("doctor", Set.of("command", "exercises", "measure", "offline", "state", "terminal")),
            Map.entry("preflight", Set.of("command", "doctor", "terminal")),
            Map.entry("bundle", Set.of("command", "doctor", "exercises", "offline", "state", "terminal")),
            Map.entry("measure", Set.of("command", "mine", "terminal")),
            Map.entry("stage", Set.of("command", "mine")));

    @Test
    void eachPackageImportsOnlyWhatItMay() throws IOException {
        for (String folder : MAY_IMPORT.keySet()) {
            for (Path source : sources(RUNNER.resolve(folder))) {
                Matcher imported = IMPORT.matcher(Files.readString(source));
                while (imported.find()) {
                    assertTrue(
                            imported.group(1).equals(folder)
                                    || MAY_IMPORT.get(folder).contains(imported.group(1)),
                            source + " imports tulip.runner." + imported.group(1));
                }
            }
        }
    }

    @Test
    void everyPackageSaysWhatBelongsInIt() throws IOException {
        for (Path folder : folders()) {
            assertTrue(Files.exists(folder.resolve("package-info.java")), folder + " has no package-info.java");
        }
        List<String> packages = folders().stream()
                .filter(folder -> !folder.equals(RUNNER))
                .map(folder -> folder.getFileName().toString())
                .sorted()
                .toList();
        assertEquals(MAY_IMPORT.keySet().stream().sorted().toList(), packages);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.walk(RUNNER)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
