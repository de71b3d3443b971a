package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RaceScreenTest {
    private static final String NAME = "thread-per-request ";
    private static final String DOING = "warm-up 123  10,000.0 s"; // longer than any

    @AfterEach
    void columnsAreUnknownAgain() {
        System.clearProperty("tulip.columns");
    }

    @Test
    void noWordIsCutAt80ColumnsAndTheLastColumnStaysEmpty() {
        String line = RaceScreen.line(NAME, DOING, 100_000, 100_000);
        assertEquals(79, line.length());
        assertTrue(line.startsWith(NAME + DOING + "  ") && line.endsWith(" 100,000"), line);
    }

    @Test
    void theBarGrowsWithTheTerminal() {
        System.setProperty("tulip.columns", "120");
        assertEquals(119, RaceScreen.line(NAME, DOING, 1_000, 1_000).length());
        assertEquals(119, RaceScreen.line(NAME, "", 0, 0).length());
    }
}
