package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which place of a page a fragment means (https://html.spec.whatwg.org/#scrolling-to-a-fragment).
class FragmentTest {
    private static final Set<String> IDS = Set.of("part", "a b", "a%20b", "é", "TOP-OF", "50%", "x:~:y");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "page.html                       | ``",
                "page.html#                      | ``",
                "page.html#part                  | part",
                "page.html#part two              | part%20two",
                "page.html#a#b                   | a#b",
                "page.html?q#é                   | %C3%A9",
                "page.html#%c3%a9                | %c3%a9",
                "page.html#\"<>                  | %22%3C%3E",
                "#only                           | only",
            })
    void aFragmentIsEscapedAsInAnAddress(String reference, String fragment) {
        assertEquals(fragment, Fragment.of(reference));
    }

    @ParameterizedTest
    @CsvSource({"'#a\tb\nc', abc", "'#a   ', a", "'#a\u0001', a", "'# a', %20a"})
    void whiteSpaceIsDroppedAsInAnAddress(String reference, String fragment) {
        assertEquals(fragment, Fragment.of(reference));
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "top, true",
        "TOP, true",
        "t%6Fp, true",
        "topic, false",
        "part, true",
        "Part, false",
        "p%61rt, true",
        "missing, false",
        "a%20b, true",
        "a%2520b, true",
        "%C3%A9, true",
        "%c3%a9, true",
        "%E9, false",
        "50%, true",
        "50%25, true",
        ":~:text=anything, true",
        "part:~:text=anything, true",
        "missing:~:text=anything, false",
    })
    void aFragmentPointsToAnElementOrToTheTop(String fragment, boolean found) {
        assertEquals(found, Fragment.pointsInto(fragment, IDS::contains));
    }
}
