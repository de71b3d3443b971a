package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares the launchers with [Commands].
final class LauncherTest {
    private static final Path HOME = Path.of("../..");

    @Test
    void theLauncherKnowsTheShortCommands() throws IOException {
        assertEquals(shortCommands(), words("tulip", "case \\$\\{1-watch} in\\s+([a-z |-]+)\\) short=", " \\| "));
    }

    @Test
    void soDoesTheOneForWindows() throws IOException {
        assertEquals(shortCommands(), words("tulip.cmd", "for %%C in \\(([a-z -]+)\\) do if .* set \"short=", " "));
    }

    private static List<String> shortCommands() {
        return Arrays.stream(Commands.values())
                .filter(each -> each.length == Commands.Length.SHORT)
                .map(Commands::word)
                .toList();
    }

    private static List<String> words(String launcher, String line, String separator) throws IOException {
        Matcher found = Pattern.compile(line).matcher(Files.readString(HOME.resolve(launcher)));
        assertTrue(found.find(), launcher + " has no list of the short commands");
        return List.of(found.group(1).split(separator));
    }
}
