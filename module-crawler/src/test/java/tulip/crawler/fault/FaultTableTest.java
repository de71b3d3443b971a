package tulip.crawler.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FaultTableTest {
    private static final String BEGIN = "<!-- faults -->\n";
    private static final String END = "<!-- /faults -->";

    @Test
    void theChapterListsEveryFaultOfTheCode() throws IOException {
        String chapter = Files.readString(Path.of("README.md"));
        String listed = chapter.substring(chapter.indexOf(BEGIN) + BEGIN.length(), chapter.indexOf(END));
        assertEquals(table(), listed, "the chapter's table is out of date: replace it with the expected one");
    }

    static String table() {
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
