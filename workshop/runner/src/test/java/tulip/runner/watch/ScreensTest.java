package tulip.runner.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tulip.runner.answer.AnswerFile;
import tulip.runner.answer.Unusable;
import tulip.runner.child.Failure;
import tulip.runner.participant.Attempt;

/// Compares screens with files that were checked by eye. `-Dtulip.golden=write` writes the files again: check them
/// again then.
final class ScreensTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ""), "src/test/resources/tulip/runner/watch");

    @TempDir
    private Path folder;

    private Desk desk;
    private Size size;

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 50", "40, 8"})
    void aDayLooksLikeThis(int columns, int rows) throws IOException {
        size = new Size(columns, rows);
        desk = new Desk(folder, size);
        var screens = new StringBuilder();
        add(screens, "The task, before the first check has ended");
        desk.judged(desk.untouched());
        add(screens, "The task");
        desk.press("h");
        add(screens, "h: a hint");
        desk.press("?");
        add(screens, "?: all keys");
        desk.press("l");
        add(screens, "l: all exercises");
        desk.press("s");
        add(screens, "s: before the answer is done, it asks");
        desk.press("y");
        add(screens, "y: the workshop's answer");
        desk.touch(desk.ring.answerFile());
        desk.pass(2300);
        add(screens, "A check that takes long");
        desk.judged(desk.wrong());
        add(screens, "Wrong");
        desk.press("r");
        desk.judged(desk.wrong(Failure.Cause.HANG, "no end within 3.0 s"), List.of("your code left 2 threads running"));
        add(screens, "A hang, with a note");
        desk.press("r");
        desk.judged(rejected());
        add(screens, "It cannot be run");
        desk.press("r");
        desk.judged(desk.done(desk.ring), List.of("your code left 2 threads running"));
        add(screens, "Done");
        desk.press("2.7");
        add(screens, "A number is typed");
        desk.press("\n");
        add(screens, "There is no such exercise");
        desk.press("x");
        add(screens, "x: it asks");
        desk.press("n");
        desk.press("n");
        add(screens, "n: the next exercise");
        assertSame("day-" + columns + "x" + rows + ".txt", screens.toString());
    }

    private Attempt rejected() throws IOException {
        Path empty = Files.createFile(folder.resolve("MyBell.java"));
        try {
            AnswerFile.read(empty);
        } catch (Unusable reason) {
            return new Attempt.Rejected(desk.ring, reason.findings(), "");
        }
        throw new AssertionError("an empty file is no answer");
    }

    private void add(StringBuilder screens, String title) {
        String screen = desk.screen();
        screens.append("##### ").append(title).append('\n').append(screen).append('\n');
        screen.lines().forEach(line -> assertTrue(line.length() <= size.columns(), line));
        assertEquals(size.rows(), screen.lines().count(), screen);
    }

    private static void assertSame(String name, String screens) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("tulip.golden"))) {
            Files.writeString(file, screens);
        }
        assertEquals(Files.readString(file), screens, "no longer looks like " + file);
    }
}
