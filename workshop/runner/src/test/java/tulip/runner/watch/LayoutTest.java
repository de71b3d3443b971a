package tulip.runner.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.runner.terminal.Style;

final class LayoutTest {
    private static final String PLACE = "module-iterators/src/MyGeneratorExpression.java:21";

    @Test
    void aPathThatIsTooLongKeepsTheFileAndTheLine() {
        assertEquals(PLACE, place(PLACE.length(), true));
        assertEquals("…s/src/MyGeneratorExpression.java:21", place(36, true));
        assertEquals("...src/MyGeneratorExpression.java:21", place(36, false));
    }

    private static String place(int columns, boolean unicode) {
        var layout = new Layout(new Style(false, unicode), new Size(columns, 24));
        return layout.lines(new Picture("1.7", "", PLACE, List.of(), 0, "", "")).get(1);
    }
}
