package tulip.crawler.engine;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tulip.crawler.ChapterTable;

/// The chapter lists the parts of engine `mine`.
final class PartTableTest {
    @Test
    void theChapterListsEveryPartAndItsClass() throws IOException {
        var table = new StringBuilder("| part | your class |\n|---|---|\n");
        for (Part part : Part.values()) {
            table.append("| `%s` | `%s` |\n".formatted(part.id(), part.answer()));
        }
        ChapterTable.assertIs("parts", table.toString());
    }
}
