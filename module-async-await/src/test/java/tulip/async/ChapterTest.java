package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.generators.Chosen;
import tulip.generators.Suspension;
import tulip.kit.ChapterImports;
import tulip.kit.PythonTwins;
import tulip.kit.ReadmeCode;

final class ChapterTest {
    private static final Pattern QUOTED =
            Pattern.compile("<!-- prints: (?<program>\\w+) -->\n```\n(?<output>(?s:.*?))```\n");

    @Test
    void theCodeInTheChapterIsThatOfItsSources() throws IOException {
        assertEquals(List.of(), ReadmeCode.problems(Path.of("README.md")));
    }

    @Test
    void whatTheChapterImportsFromStage3IsTrueAndNotNothing() throws IOException {
        assertEquals(
                List.of(),
                ChapterImports.problems(Path.of("README.md"), Path.of("target/classes"), "tulip.coroutines"));
    }

    /// The line `<!-- prints: PausedShop -->` marks a block as output of that program.
    @ParameterizedTest
    @EnumSource(names = {"CONTINUATION", "VIRTUAL_THREAD"})
    void whatTheChapterQuotesIsWhatAProgramPrints(Suspension suspension) throws Exception {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        var rest = new HashMap<String, String>();
        Matcher quoted = QUOTED.matcher(Files.readString(Path.of("README.md")));
        while (quoted.find()) {
            String program = quoted.group("program");
            String output = quoted.group("output");
            String printed = rest.containsKey(program) ? rest.get(program) : outputOf(program, suspension);
            int found = printed.indexOf(output);
            assertTrue(found >= 0, () -> program + " prints\n" + printed + "and not\n" + output);
            rest.put(program, printed.substring(found + output.length()));
        }
        assertEquals(
                Set.of(
                        "BadMorning",
                        "Cups",
                        "TinyLoop",
                        "DoesAwaitPause",
                        "TracedTea",
                        "CountedSteps",
                        "PausedShop",
                        "ChangeOfMind",
                        "BrokenMachine",
                        "OpenOrders",
                        "TeaHouse",
                        "InlineCallbacks",
                        "Prices",
                        "MenuByHttp"),
                rest.keySet());
    }

    /// What a program of the folder `example` prints.
    static String outputOf(String program, Suspension suspension) throws Exception {
        var main = Class.forName("tulip.async.example." + program).getDeclaredMethod("main");
        main.setAccessible(true);
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (var _ = new Chosen(suspension);
                var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            main.invoke(null);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @TestFactory
    List<DynamicTest> javaPrintsWhatPythonPrints() throws IOException {
        return PythonTwins.tests(Path.of("python"), "tulip.async.example");
    }
}
