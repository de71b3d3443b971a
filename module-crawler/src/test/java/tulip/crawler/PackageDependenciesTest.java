package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lists which package of the crawler may import which other package. There are no cycles. Participants' files
/// do not count.
final class PackageDependenciesTest {
    private static final Path CRAWLER = Path.of("src/main/java/tulip/crawler");
    private static final Pattern NAMED = Pattern.compile("\\btulip\\.crawler\\.(?:([a-z]+)\\.|[A-Z])");

    /// The package `tulip.crawler` itself.
    private static final String CORE = "core";

    private static final String EXERCISE = "exercise";

    /// A package below one of these counts as the package above it.
    private static final Map<String, Set<String>> MAY_NAME = Map.ofEntries(
            Map.entry("http", Set.of()),
            Map.entry(CORE, Set.of("http")),
            Map.entry("web", Set.of("http")),
            Map.entry("example", Set.of(CORE, "http", "web")),
            Map.entry("site", Set.of("http", "web")),
            Map.entry("guard", Set.of(CORE)),
            Map.entry("engine", Set.of(CORE, "http", "guard")),
            Map.entry("state", Set.of(CORE)),
            Map.entry("lab", Set.of(CORE, "site")),
            Map.entry("report", Set.of(CORE)),
            Map.entry("fault", Set.of(CORE, "engine", "lab", "site")),
            Map.entry("race", Set.of(CORE, "http", "engine", "lab", "site")),
            Map.entry("bench", Set.of(CORE, "http", "engine", "lab", "site", "web")),
            Map.entry("cost", Set.of(CORE, "http", "engine", "lab", "site", "race", "bench")),
            Map.entry("stage", Set.of(CORE, "http", "engine", "lab", "site", "web", "race", "bench")));

    @Test
    void eachPackageNamesOnlyWhatItMay() throws IOException {
        for (Path source : sources()) {
            String from = CRAWLER.relativize(source).getNameCount() == 1
                    ? CORE
                    : CRAWLER.relativize(source).getName(0).toString();
            for (String named : named(source)) {
                assertTrue(
                        named.equals(from) || MAY_NAME.get(from).contains(named),
                        source + " names a class of '" + named + "', which '" + from + "' may not");
            }
        }
    }

    @Test
    void noPackageStandsOnItself() {
        for (String from : MAY_NAME.keySet()) {
            Set<String> below = new TreeSet<>(MAY_NAME.get(from));
            while (below.addAll(
                    below.stream().flatMap(each -> MAY_NAME.get(each).stream()).toList())) {}
            assertTrue(!below.contains(from), from + " stands on " + below);
        }
    }

    @Test
    void everyPackageIsListed() throws IOException {
        Set<String> folders = new TreeSet<>();
        folders.add(CORE);
        try (Stream<Path> all = Files.list(CRAWLER)) {
            all.filter(each -> Files.isDirectory(each) && !each.endsWith(EXERCISE))
                    .forEach(each -> folders.add(each.getFileName().toString()));
        }
        assertEquals(folders, new TreeSet<>(MAY_NAME.keySet()));
    }

    /// The packages of the classes that the code names. Comments do not count.
    private static Set<String> named(Path source) throws IOException {
        Set<String> packages = new TreeSet<>();
        Matcher name = NAMED.matcher(Files.readString(source).replaceAll("//.*|(?m)^package .*", ""));
        while (name.find()) {
            packages.add(name.group(1) == null ? CORE : name.group(1));
        }
        return packages;
    }

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(CRAWLER)) {
            return new TreeSet<>(all.filter(file -> file.toString().endsWith(".java")
                            && !file.getParent().endsWith(EXERCISE))
                    .toList());
        }
    }
}
