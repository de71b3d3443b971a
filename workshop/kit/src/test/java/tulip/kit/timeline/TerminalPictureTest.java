package tulip.kit.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.kit.coffee.Rush;
import tulip.kit.coffee.Shops;

class TerminalPictureTest {
    private static final Timeline ONE = Shops.onePerson(Rush.ORDERS);
    private static final Timeline FOUR = Shops.baristas(3, Rush.ORDERS);

    @ParameterizedTest
    @CsvSource({
        "small.txt,   80,  24, true,  false",
        "colour.txt,  80,  24, true,  true",
        "ascii.txt,   80,  24, false, false",
        "large.txt,   200, 50, true,  false",
        "medium.txt,  120, 34, true,  false",
        "narrow.txt,  30,  0,  true,  false"
    })
    void itLooksAsItDid(String name, int columns, int rows, boolean unicode, boolean colour) throws IOException {
        var screen = new Screen(columns, rows, unicode, colour);
        Golden.assertSame(
                name, new TerminalPicture(ONE, screen).whole() + "\n" + new TerminalPicture(FOUR, screen).whole());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noLineIsWiderThanTheScreen(boolean unicode) {
        for (int columns = 20; columns <= 260; columns += columns < 50 ? 1 : 13) {
            var screen = new Screen(columns, columns / 3, unicode, false);
            for (Timeline timeline : List.of(ONE, FOUR, Hostile.timeline())) {
                for (String line :
                        new TerminalPicture(timeline, screen).whole().lines().toList()) {
                    assertTrue(Columns.of(line) <= columns, columns + " columns: " + line);
                }
            }
        }
    }

    @Test
    void itFitsOnAScreenOf24RowsWithTheCommandAndThePrompt() {
        for (Timeline timeline : List.of(ONE, FOUR)) {
            long lines = new TerminalPicture(timeline, new Screen(80, 24, true, true))
                    .whole()
                    .lines()
                    .count();
            assertTrue(lines <= 22, lines + " lines");
        }
    }

    @Test
    void plainAsciiIsPlainAsciiWhateverTheNames() {
        String picture = new TerminalPicture(Hostile.timeline(), new Screen(100, 0, false, false)).whole();
        assertTrue(picture.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), picture);
    }

    @Test
    void withoutColourNothingIsEscaped() {
        for (Timeline timeline : List.of(FOUR, Hostile.timeline())) {
            String picture = new TerminalPicture(timeline, new Screen(100, 40, true, false)).whole();
            assertFalse(picture.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), picture);
        }
    }

    @Test
    void withColourOnlyColoursAreEscapedAndEachLineEndsPlain() {
        String picture = new TerminalPicture(Hostile.timeline(), new Screen(100, 40, true, true)).whole();
        String plain = picture.replaceAll("\033\\[[0-9;]*m", "");
        assertFalse(plain.contains("\033"), picture);
        for (String line : picture.lines().toList()) {
            int last = line.lastIndexOf("\033[");
            assertTrue(last < 0 || line.startsWith("\033[0m", last), line);
        }
    }

    @Test
    void whileItGrowsNothingChangesItsPlace() {
        var screen = new Screen(200, 50, true, false);
        var picture = new TerminalPicture(FOUR, screen);
        List<String> whole = picture.whole().lines().toList();
        int axis = whole.size() - 6; // below it: numbers, legend and figures
        for (long seconds = 0; seconds <= FOUR.length().toSeconds(); seconds += 7) {
            List<String> frame =
                    picture.until(Duration.ofSeconds(seconds)).lines().toList();
            for (int row = 0; row < axis; row++) {
                assertGrowsInto(whole.get(row), frame.get(row));
            }
        }
    }

    private static void assertGrowsInto(String whole, String frame) {
        assertTrue(frame.length() <= whole.length(), frame);
        for (int column = 0; column < frame.length(); column++) {
            char now = frame.charAt(column);
            assertTrue(now == whole.charAt(column) || " ░▒█│".indexOf(now) >= 0, frame + "\n" + whole);
        }
    }

    @Test
    void atTheBeginningThereAreOnlyNamesAndAtTheEndThereIsAll() {
        var screen = new Screen(80, 0, false, false);
        String first = new TerminalPicture(FOUR, screen).until(Duration.ZERO);
        assertTrue(first.contains("\nGrace\n") && first.contains("\n0 min so far\n"), first);
        assertEquals(new TerminalPicture(FOUR, screen).whole(), new TerminalPicture(FOUR, screen).until(FOUR.length()));
    }

    @Test
    void aTimelineOfNothingCanBeDrawn() {
        var nothing = new Timeline("", "", List.of(), List.of(), List.of(), List.of(), Duration.ZERO);
        assertTrue(new TerminalPicture(nothing, new Screen(80, 24, true, true))
                .whole()
                .contains("0 µs"));
        assertTrue(SvgPicture.draw(nothing).contains("0 µs"));
    }

    @Test
    void aScreenThatIsTooNarrowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Screen(19, 24, true, true));
    }
}
