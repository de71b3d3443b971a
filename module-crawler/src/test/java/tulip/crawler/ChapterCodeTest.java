package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.kit.ReadmeCode;

final class ChapterCodeTest {
    @Test
    void theCodeInTheChapterIsThatOfItsSources() throws IOException {
        assertEquals(List.of(), ReadmeCode.problems(Path.of("README.md")));
    }
}
