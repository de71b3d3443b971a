package tulip.kit.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "Ada, 3",
        "'', 0",
        "Zoë, 3",
        "Zoe\u0308, 3",
        "咖啡, 4",
        "カフェ, 6",
        "커피, 4",
        "☕, 2",
        "👩‍🚀, 2",
        "🇨🇿, 2",
        "ﬀ, 1"
    })
    void theWidthOfATextIsWhatATerminalGivesIt(String text, int columns) {
        assertEquals(columns, Columns.of(text));
    }

    @Test
    void whatWouldMoveTheCursorIsAQuestionMark() {
        assertEquals(List.of("a", "?", "[", "?", "?", "b"), Columns.characters("a\u001b[\n\ud800b"));
        assertEquals(List.of("a", "b"), Columns.characters("a\u202eb"));
    }

    @ParameterizedTest
    @CsvSource({
        "flat white, 10, flat white",
        "flat white, 5, flat…",
        "咖啡咖啡, 4, 咖…",
        "咖啡咖啡, 5, 咖啡…",
        "tea, 1, …",
        "tea, 0, ''"
    })
    void whatIsTooLongIsCutBetweenCharacters(String text, int columns, String cut) {
        assertEquals(cut, Columns.cut(text, columns, "…"));
    }
}
