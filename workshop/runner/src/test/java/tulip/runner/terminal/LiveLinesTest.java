package tulip.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
    private final StringWriter written = new StringWriter();
    private boolean resized;
    private final LiveLines lines = new LiveLines(new PrintWriter(written), List.of("Title"), () -> resized);

    @Test
    void linesReplaceTheLinesBefore() {
        lines.begin();
        assertEquals("Title||", next());
        lines.draw(List.of("a", "b"));
        assertEquals("^[Ka|^[Kb|^[J", next());
        lines.draw(List.of("c"));
        assertEquals("^[2A^[Kc|^[J", next(), "and what is left below is erased");
        lines.draw(List.of("d"));
        assertEquals("^[1A^[Kd|^[J", next());
    }

    @Test
    void aResizedWindowIsClearedAndDrawnAgain() {
        lines.draw(List.of("a", "b"));
        next();
        resized = true;
        lines.draw(List.of("c", "d"));
        assertEquals("^[H^[2JTitle||^[Kc|^[Kd|^[J", next(), "no row of the old picture is left");
    }

    @Test
    void afterTheEndOutputFollowsBelow() {
        lines.draw(List.of("a"));
        next();
        lines.end();
        lines.end();
        assertEquals("|", next());
    }

    @Test
    void erasedLinesMakeRoomForLaterOutput() {
        lines.draw(List.of("a", "b"));
        next();
        lines.erase();
        assertEquals("^[2A^[J", next());
        lines.erase();
        assertEquals("", next());
    }

    @Test
    void theRoomIsWhatTheTitleAndTheCursorLeave() {
        System.setProperty("tulip.rows", "24");
        assertEquals(21, lines.room());
        System.setProperty("tulip.rows", "9");
        assertEquals(8, lines.room(), "without the title, which would leave too little");
        System.setProperty("tulip.rows", "3");
        assertEquals(2, lines.room());
        System.clearProperty("tulip.rows");
        assertEquals(21, lines.room(), "a usual window");
    }

    @AfterEach
    void theWindowIsUnknownAgain() {
        System.clearProperty("tulip.rows");
    }

    /// What was written since the last call, with `|` for line ends and `^` for escapes.
    private String next() {
        String text = written.toString()
                .replace(System.lineSeparator(), "|")
                .replace("\r", "")
                .replace('\033', '^');
        written.getBuffer().setLength(0);
        return text;
    }
}
