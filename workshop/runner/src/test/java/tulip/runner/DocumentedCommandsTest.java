package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command in the notes is one that `./tulip` knows. The commands are not run.
final class DocumentedCommandsTest {
    private static final Path HOME = Path.of("../..");
    private static final Pattern COMMAND = Pattern.compile("`(?:NO_COLOR=1 )?\\./tulip ([^`]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/teaching.md", "docs/speaking.md", "docs/questions.md"})
    void eachCommandIsKnown(String file) throws IOException {
        List<String> commands = commands(Files.readString(HOME.resolve(file)));
        assertTrue(commands.size() > 2, commands.toString());
        assertAll(commands.stream().map(command -> () -> assertDoesNotThrow(() -> parse(command), command)));
    }

    /// Its blocks of code hold commands, one a line.
    @Test
    void eachSwitchOfThePageThatMisleadsIsKnown() throws IOException {
        String page = Files.readString(HOME.resolve("docs/how-this-benchmark-could-mislead-you.md"));
        List<String> commands = Stream.concat(
                        page.lines()
                                .filter(line -> line.startsWith("./tulip "))
                                .map(line -> line.substring("./tulip ".length())),
                        commands(page).stream())
                .toList();
        assertTrue(commands.size() > 12, commands.toString());
        assertAll(commands.stream().map(command -> () -> assertDoesNotThrow(() -> parse(command), command)));
    }

    @Test
    void aCommandThatDoesNotExistIsFound() {
        List<String> commands = commands("`./tulip crwal --folder DIR` and `NO_COLOR=1 ./tulip race --lane virtual`");
        assertAll(commands.stream().map(command -> () -> assertTrue(isRefused(command), command)));
    }

    private static List<String> commands(String text) {
        return COMMAND.matcher(text).results().map(each -> each.group(1)).toList();
    }

    private static void parse(String command) {
        String[] words = Main.words(command.split(" ", -1));
        String[] known =
                Arrays.stream(words).map(DocumentedCommandsTest::example).toArray(String[]::new);
        Main.commandLine(known).parseArgs(known);
    }

    /// What a reader writes in place of a word in capitals.
    private static String example(String word) {
        return word.equals("N") ? "1" : word;
    }

    private static boolean isRefused(String command) {
        try {
            parse(command);
            return false;
        } catch (RuntimeException refused) {
            return true;
        }
    }
}
