package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Checks that each test exists which the chapter's tables of MUSTs name: `Class#method`, or `Class#case` for a
/// case of a table of that class.
final class MustTableTest {
    private static final Path TESTS = Path.of("src/test/java/tulip/crawler");
    private static final Pattern TABLE =
            Pattern.compile("(?s)<!-- musts of the (client|server) -->\n(.*?)<!-- /musts of the \\1 -->");
    private static final Pattern ROW = Pattern.compile("\\| (\\d{4}), (\\d+(?:\\.\\d+)*) \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#([\\w.-]+)`");
    private static final int HEADING = 2; // lines

    @Test
    void eachNamedTestExists() throws IOException {
        String chapter = Files.readString(Path.of("README.md"));
        Matcher table = TABLE.matcher(chapter);
        int tables = 0;
        while (table.find()) {
            tables++;
            assertEquals(List.of(), problems(table.group(2)), "the MUSTs of the " + table.group(1));
        }
        assertFalse(tables == 0, "the chapter has no table of MUSTs");
    }

    @Test
    void aTestThatIsMissingIsFound() throws IOException {
        String table = """
                | RFC, section | a server must | held by |
                |---|---|---|
                | 9110, 9.1 | do this | `MustTableTest#aTestThatIsMissingIsFound` |
                | 9110, 9.2 | do that | `MustTableTest#none`, `NoTest#none` |
                | 9110, 9.3 | do nothing | nobody |
                | 9110 | be somewhere | `MustTableTest#none` |
                """;
        assertEquals(
                List.of(
                        "MustTableTest has neither a method nor a case 'none'",
                        "there is no class NoTest",
                        "no test in: | 9110, 9.3 | do nothing | nobody |",
                        "not a row: | 9110 | be somewhere | `MustTableTest#none` |"),
                problems(table));
    }

    private static List<String> problems(String table) throws IOException {
        List<String> problems = new ArrayList<>();
        for (String line : table.lines().skip(HEADING).toList()) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                problems.add("not a row: " + line);
                continue;
            }
            Matcher test = TEST.matcher(row.group(3));
            if (!test.find()) {
                problems.add("no test in: " + line);
                continue;
            }
            do {
                problem(test.group(1), test.group(2)).ifPresent(problems::add);
            } while (test.find());
        }
        return problems;
    }

    private static Optional<String> problem(String type, String name) throws IOException {
        Optional<Path> source;
        try (Stream<Path> all = Files.walk(TESTS)) {
            source = all.filter(file -> file.endsWith(type + ".java")).findFirst();
        }
        if (source.isEmpty()) {
            return Optional.of("there is no class " + type);
        }
        String code = Files.readString(source.get());
        boolean row = Pattern.compile("\"" + Pattern.quote(name) + "(\"| -> )")
                .matcher(code)
                .find();
        return row || isTest(code, name)
                ? Optional.empty()
                : Optional.of(type + " has neither a method nor a case '" + name + "'");
    }

    /// Whether the code has a method of this name with `@Test` or `@ParameterizedTest` above it.
    private static boolean isTest(String code, String name) {
        int method = code.indexOf(" void " + name + "(");
        if (method < 0) {
            return false;
        }
        String annotations = code.substring(Math.max(0, code.lastIndexOf("\n    }\n", method)), method);
        return annotations.contains("@Test") || annotations.contains("@ParameterizedTest");
    }
}
