package tulip.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LinesTest {
    @AfterEach
    void aUsualTerminal() {
        System.clearProperty("tulip.columns");
    }

    @Test
    void columnsThatDoNotFitFollowInASecondTable() {
        System.setProperty("tulip.columns", "40");
        var text = new Lines();
        text.table(
                List.of(20, 10, 10, 10),
                List.of(
                        List.of("", "wall", "CPU", "memory"),
                        List.of("two lanes:"),
                        List.of("virtual", "1", "2", "3")));
        assertEquals("""
                                          wall       CPU
                two lanes:
                virtual                      1         2

                                        memory
                two lanes:
                virtual                      3
                """, text.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void aReportIsNeverWiderThan80Columns() {
        System.setProperty("tulip.columns", "200");
        assertEquals(80, Lines.columns());
        assertEquals(24, Lines.bar(24, 50));
        System.setProperty("tulip.columns", "60");
        assertEquals(10, Lines.bar(24, 50));
    }
}
