package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables of the chapter that say which test holds which MUST of RFC 9110 and RFC 9112: each named test
/// exists.
///
/// A test is named as `Class#method`, or as `Class#case` if the class has a table of cases.
final class MustTableTest {
    private static final Path TESTS = Path.of("src/test/java/tulip/crawler");
    private static final Pattern ROW = Pattern.compile("\\| 911[02], [\\d.]+ \\| .+ \\| (.+) \\|");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#([\\w.-]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"musts of the client"})
    void eachNamedTestExists(String table) throws IOException {
        List<String> rows = rows(table);
        assertTrue(rows.size() >= 20, rows.size() + " rows");
        List<String> problems = new ArrayList<>();
        for (String row : rows) {
            problems.addAll(problems(row));
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void aRowWithoutATestIsFound() throws IOException {
        assertEquals(List.of("| 9110, 1.2 | sing | nobody |"), problems("| 9110, 1.2 | sing | nobody |"));
        assertEquals(List.of("no row: | sing |"), problems("| sing |"));
    }

    @Test
    void aTestThatDoesNotExistIsFound() throws IOException {
        assertEquals(List.of("PagesTest#sings"), problems("| 9110, 1.2 | sing | `PagesTest#sings` |"));
        assertEquals(List.of("NoTest#sings"), problems("| 9110, 1.2 | sing | `NoTest#sings` |"));
        assertEquals(List.of("PagesTest#fold-tab"), problems("| 9112, 5 | sing | `PagesTest#fold-tab` |"));
        assertEquals(List.of(), problems("| 9112, 5 | fold | `HostileResponsesTest#fold-tab` |"));
    }

    private static List<String> rows(String table) throws IOException {
        String chapter = Files.readString(Path.of("README.md"));
        int begin = chapter.indexOf("<!-- " + table + " -->");
        assertTrue(begin >= 0, "the chapter has no table '" + table + "'");
        return chapter.substring(begin, chapter.indexOf("<!-- /" + table + " -->"))
                .lines()
                .skip(3) // the comment, the heads of the columns, and their line
                .toList();
    }

    private static List<String> problems(String row) throws IOException {
        Matcher columns = ROW.matcher(row);
        if (!columns.matches()) {
            return List.of("no row: " + row);
        }
        List<String> problems = new ArrayList<>();
        boolean any = false;
        for (Matcher named = NAMED.matcher(columns.group(1)); named.find(); any = true) {
            if (!exists(named.group(1), named.group(2))) {
                problems.add(named.group(1) + "#" + named.group(2));
            }
        }
        return any ? problems : List.of(row);
    }

    private static boolean exists(String type, String name) throws IOException {
        String quoted = Pattern.quote(name);
        Pattern test = Pattern.compile("\\bvoid " + quoted + "\\(|\\badd\\(\\s*\"" + quoted + "\",");
        try (Stream<Path> all = Files.walk(TESTS)) {
            List<Path> sources =
                    all.filter(file -> file.endsWith(type + ".java")).toList();
            return sources.size() == 1
                    && test.matcher(Files.readString(sources.getFirst())).find();
        }
    }
}
