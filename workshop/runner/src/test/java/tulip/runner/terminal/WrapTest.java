package tulip.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WrapTest {
    private static final String CODE =
            "    Iterator<String> cups = pour(brew(\"a, long text\"), 'x').limit(3); // three cups, and no more";

    @Test
    void proseIsBrokenBetweenWords() {
        assertEquals(List.of("one two", "three"), Wrap.words("one two three", 8));
    }

    @Test
    void aWordLongerThanALineIsCut() {
        assertEquals(List.of("a", "abcdefgh", "ij b"), Wrap.words("a abcdefghij b", 8));
    }

    @Test
    void marksInAWordHaveNoWidth() {
        assertEquals(
                List.of("`one` `two`", "three"),
                Wrap.words("`one` `two` three", 8, word -> word.replace("`", "").length()));
    }

    @Test
    void codeThatFitsStaysAsItIs() {
        assertEquals(List.of("    int x = 1;"), Wrap.code("    int x = 1;", 14));
    }

    @Test
    void codeIsBrokenAtATokenAndACommentGoesOnAsAComment() {
        assertEquals(
                List.of(
                        "    Iterator<String> cups = pour(brew(",
                        "            \"a, long text\"), 'x').limit(",
                        "            3);",
                        "            // three cups, and no more"),
                Wrap.code(CODE, 40));
    }

    @Test
    void aDocumentationCommentKeepsItsThreeSlashes() {
        assertEquals(
                List.of("    /// walks one source", "    /// after the other"),
                Wrap.code("    /// walks one source after the other", 27));
    }

    @Test
    void noLineIsEverTooLongAndNothingIsLost() {
        IntStream.rangeClosed(8, 120).forEach(columns -> {
            List<String> lines = Wrap.code(CODE, columns);
            lines.forEach(line -> assertTrue(line.length() <= columns, columns + ": " + line));
            assertEquals(letters(CODE), letters(String.join("", lines)));
        });
    }

    private static String letters(String text) {
        return text.replaceAll("[ /]", "");
    }
}
