package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeCodeTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheSource() throws IOException {
        Files.writeString(
                folder.resolve("Tea.java"),
                """
                final class Tea {
                    void make() {
                        if (cold()) {
                            warm();
                        }

                        pour();
                        drink();
                    }
                }
                """);
    }

    private List<String> problems(String readme) throws IOException {
        return ReadmeCode.problems(Files.writeString(folder.resolve("README.md"), readme));
    }

    private List<String> problemsOf(String... lines) throws IOException {
        return problems("# Tea\n\n<!-- from: Tea.java -->\n```java\n" + String.join("\n", lines) + "\n```\n");
    }

    @Test
    void codeMayBeIndentedDifferentlyThanItsSource() throws IOException {
        assertEquals(List.of(), problemsOf("if (cold()) {", "    warm();", "}", "", "pour();"));
    }

    @Test
    void linesMayBeLeftOutWhereTheChapterSaysSo() throws IOException {
        assertEquals(List.of(), problemsOf("void make() {", "    // …", "    pour();"));
        assertEquals(List.of(), problemsOf("void make() {", "…", "}"));
        assertTrue(problemsOf("pour();", "…", "warm();").getFirst().contains("README.md:3: this is not, or not here"));
    }

    @Test
    void everyDriftIsFound() throws IOException {
        assertEquals(1, problemsOf("if (cold()) {", "    boil();", "}").size(), "another word");
        assertEquals(1, problemsOf("if (cold()) {", "  warm();", "}").size(), "another shape");
        assertEquals(1, problemsOf("void make() {", "    pour();").size(), "a line less");
        assertEquals(1, problemsOf("pour();", "stir();", "drink();").size(), "a line more");
        assertEquals(1, problemsOf("pour()").size(), "half a line");
    }

    @Test
    void codeMustSayWhereItComesFrom() throws IOException {
        assertTrue(problems("```python\nprint()\n```\n").getFirst().contains("README.md:1: say above the code"));
        assertTrue(problems("<!-- from: Cocoa.java -->\n```java\ndrink();\n```\n").getFirst().contains("there is no file"));
    }

    @Test
    void otherBlocksAreNotCode() throws IOException {
        assertEquals(
                List.of(),
                problems("```\n./tulip\n```\n\n<!-- from: Tea.java -->\n```java\n…\ndrink();\n```\n\n```text\nx\n```\n"));
    }

    @Test
    void aChapterWithoutCodeComparesNothingAndSaysSo() {
        assertThrows(IllegalArgumentException.class, () -> problems("# Tea\n"));
    }
}
