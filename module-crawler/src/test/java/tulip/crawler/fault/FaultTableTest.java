package tulip.crawler.fault;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tulip.crawler.ChapterTable;

final class FaultTableTest {
    @Test
    void theChapterListsEveryFaultOfTheCode() throws IOException {
        ChapterTable.assertIs("faults", table());
    }

    private static String table() {
        var table = new StringBuilder("| fault | the site … | and a crawl finds |\n|---|---|---|\n");
        for (FaultyPort port : FaultyPort.values()) {
            row(table, "port " + port.id(), port.sentence(), port.kind().name());
        }
        for (Place place : Place.values()) {
            table.append("| **").append(place.text()).append("** | | |\n");
            for (Fault fault : place.faults()) {
                row(table, fault.id(), fault.sentence(), fault.lastOutcome().text());
            }
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String name, String sentence, String ending) {
        table.append("| `").append(name).append("` | ").append(sentence).append(" | ");
        table.append(ending).append(" |\n");
    }
}
