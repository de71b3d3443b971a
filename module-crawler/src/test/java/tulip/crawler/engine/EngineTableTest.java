package tulip.crawler.engine;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tulip.crawler.ChapterTable;

final class EngineTableTest {
    @Test
    void theChapterListsEveryEngineOfTheCatalogue() throws IOException {
        var table = new StringBuilder("| engine | how it waits | its client |\n|---|---|---|\n");
        for (EngineKind kind : EngineKind.values()) {
            table.append("| `%s` | %s | `%s` |\n".formatted(kind.id(), kind.waiting(), kind.client()));
        }
        ChapterTable.assertIs("engines", table.toString());
    }
}
