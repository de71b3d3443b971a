package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a table of the chapter with the code. The table stands between the comments `name` and `/name`.
public final class ChapterTable {
    private ChapterTable() {}

    public static void assertIs(String name, String table) throws IOException {
        String chapter = Files.readString(Path.of("README.md"));
        String begin = "<!-- " + name + " -->\n";
        String listed =
                chapter.substring(chapter.indexOf(begin) + begin.length(), chapter.indexOf("<!-- /" + name + " -->"));
        assertEquals(table, listed, "the chapter's table is out of date: replace it with the expected one");
    }
}
