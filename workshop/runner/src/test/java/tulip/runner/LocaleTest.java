package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs commands where numbers have other digits, and where `i` and `I` are not the same letter (Turkish).
/// Isolated, because other tests use the default locale too.
@Isolated
final class LocaleTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;

    @BeforeEach
    void aWorkshop() throws IOException {
        Workshop.in(folder);
        System.setProperty("tulip.home", folder.toRealPath().toString());
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("tulip.home");
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "tr-TR"})
    void everyLocaleShowsTheSame(String tag) throws IOException {
        List<String> expected = screens(Locale.US);
        List<String> shown = screens(Locale.forLanguageTag(tag));
        assertEquals(expected, shown);
        shown.forEach(each -> assertTrue(each.chars().noneMatch(c -> Character.isDigit(c) && c > '9'), each));
    }

    private List<String> screens(Locale locale) throws IOException {
        Locale.setDefault(locale);
        List<String> screens = new ArrayList<>();
        for (String command : List.of(
                "list",
                "text 1.1",
                "solution RING --yes",
                "--help",
                "RING",
                "crawl --MAX-PAGES 1 http://h/",
                "race --shape UNIFORM --links 0",
                "crawl --latency 1m http://h/",
                "coffee --stage 1 --svg " + folder.resolve("coffee.svg"))) {
            screens.add(command + run(command.split(" ")));
        }
        screens.add(Files.readString(folder.resolve("coffee.svg")));
        return screens;
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        Main.commandLine(arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
        return out.toString();
    }
}
