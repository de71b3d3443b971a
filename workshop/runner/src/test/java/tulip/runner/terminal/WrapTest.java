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
    void codeIsBrokenAfterABraceRatherThanInsideACondition() {
        assertEquals(
                List.of("T next() {", "        if (!hasNext()) throw new Error();", "        return x; }"),
                Wrap.code("T next() { if (!hasNext()) throw new Error(); return x; }", 43));
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
    void aCommandIsNeverBroken() {
        assertEquals(
                List.of("What you wrote is kept:", "./tulip undo iterators/3. Go on."),
                Wrap.words("What you wrote is kept: ./tulip undo iterators/3. Go on.", 35));
        assertEquals(
                List.of("there is no file (", "'./tulip reset 1.3 --file'", "brings it back)"),
                Wrap.words("there is no file ( './tulip reset 1.3 --file' brings it back)", 26));
        assertEquals(
                List.of("see `./tulip", "run-example", "generators/Pause`"),
                Wrap.words("see `./tulip run-example generators/Pause`", 18));
    }

    @Test
    void codeThatFitsStaysAsItIs() {
        assertEquals(List.of("    int x = 1;"), Wrap.code("    int x = 1;", 14));
    }

    @Test
    void codeIsBrokenAtATokenAndACommentGoesOnAsAComment() {
        assertEquals(
                List.of(
                        "    Iterator<String> cups =",
                        "            pour(brew(\"a, long text\"),",
                        "            'x').limit(3);",
                        "            // three cups, and no more"),
                Wrap.code(CODE, 40));
    }

    @Test
    void codeIsBrokenOutsideInnerBracketsWhereThatFits() {
        assertEquals(
                List.of(
                        "    public static <T> Iterator<T> chain(Iterable<? extends T> first,",
                        "            Iterable<? extends T> second) {"),
                Wrap.code(
                        "    public static <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {",
                        74));
        assertEquals(
                List.of(
                        "        return words.stream().filter(word -> word.length() < longest(most, least))",
                        "                .map(word -> word.strip()).iterator();"),
                Wrap.code(
                        "        return words.stream().filter(word -> word.length() < longest(most, least))"
                                + ".map(word -> word.strip()).iterator();",
                        90));
        assertEquals(
                List.of(
                        "    var unopened =",
                        "            new ArrayDeque<Iterable<? extends T>>(List.of(first, second));"),
                Wrap.code("    var unopened = new ArrayDeque<Iterable<? extends T>>(List.of(first, second));", 74));
        assertEquals(
                List.of("        int next = first.hasNext()", "                ? first.next() : other(a, b);"),
                Wrap.code("        int next = first.hasNext() ? first.next() : other(a, b);", 48));
    }

    @Test
    void aLongStringIsJoined() {
        assertEquals(
                List.of(
                        "    throw new X(",
                        "            \"the source asks the chain \"",
                        "            + \"that is opening it\");"),
                Wrap.code("    throw new X(\"the source asks the chain that is opening it\");", 42));
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
        return text.replaceAll("[ /+\"]", "");
    }
}
