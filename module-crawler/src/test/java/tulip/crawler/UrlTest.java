package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {
    private static final Url BASE = Url.parse("http://a/b/c/d;p?q");

    /// RFC 3986, sections 5.4.1 and 5.4.2, but without fragments, and with `/` for an empty path.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "g -> http://a/b/c/g",
                "./g -> http://a/b/c/g",
                "g/ -> http://a/b/c/g/",
                "/g -> http://a/g",
                "//g -> http://g/",
                "?y -> http://a/b/c/d;p?y",
                "g?y -> http://a/b/c/g?y",
                "'#s' -> http://a/b/c/d;p?q",
                "'g#s' -> http://a/b/c/g",
                "'g?y#s' -> http://a/b/c/g?y",
                ";x -> http://a/b/c/;x",
                "g;x -> http://a/b/c/g;x",
                "'g;x?y#s' -> http://a/b/c/g;x?y",
                "'' -> http://a/b/c/d;p?q",
                ". -> http://a/b/c/",
                "./ -> http://a/b/c/",
                ".. -> http://a/b/",
                "../ -> http://a/b/",
                "../g -> http://a/b/g",
                "../.. -> http://a/",
                "../../ -> http://a/",
                "../../g -> http://a/g",
                "../../../g -> http://a/g",
                "../../../../g -> http://a/g",
                "/./g -> http://a/g",
                "/../g -> http://a/g",
                "g. -> http://a/b/c/g.",
                ".g -> http://a/b/c/.g",
                "g.. -> http://a/b/c/g..",
                "..g -> http://a/b/c/..g",
                "./../g -> http://a/b/g",
                "./g/. -> http://a/b/c/g/",
                "g/./h -> http://a/b/c/g/h",
                "g/../h -> http://a/b/c/h",
                "g;x=1/./y -> http://a/b/c/g;x=1/y",
                "g;x=1/../y -> http://a/b/c/y",
                "g?y/./x -> http://a/b/c/g?y/./x",
                "g?y/../x -> http://a/b/c/g?y/../x",
                "'g#s/../x' -> http://a/b/c/g",
                "g//h -> http://a/b/c/g//h"
            })
    void resolvesAsTheStandardSays(String reference, String expected) {
        assertEquals(expected, BASE.resolve(reference).orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "HTTP://Example.ORG/ -> http://example.org/",
                "http://example.org -> http://example.org/",
                "http://example.org:80/ -> http://example.org/",
                "http://example.org:/ -> http://example.org/",
                "https://example.org:443/a -> https://example.org/a",
                "http://user:pw@h/ -> http://h/",
                "http://h/%7euser -> http://h/~user",
                "http://h/%c3%a9 -> http://h/%C3%A9",
                "http://h/é b -> http://h/%C3%A9%20b",
                "http://h/a%2fb -> http://h/a%2Fb",
                "http://h/100% -> http://h/100%25",
                "http://h/a[1]|{x} -> http://h/a%5B1%5D%7C%7Bx%7D",
                "http://h/%2e%2e/a -> http://h/a",
                "http://[::1]:8080/ -> http://[::1]:8080/",
                "http://h?q -> http://h/?q",
                "http://h/a?b?c -> http://h/a?b?c"
            })
    void twoSpellingsOfOneAddressAreEqual(String text, String expected) {
        assertEquals(expected, Url.parse(text).toString());
        assertEquals(Url.parse(expected), Url.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/path",
                "http://",
                "http:///path",
                "http://h:99999/",
                "http://h:0/",
                "http://h:port/",
                "ftp://h/",
                "mailto:a@b",
                "http://a b/",
                "http://[::1/",
                "file:///etc/passwd"
            })
    void malformedAddressIsRejectedWithASentence(String text) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> Url.parse(text));
        assertTrue(wrong.getMessage().startsWith("'" + text + "' is not a"), wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mailto:a@b", "javascript:void(0)", "data:text/html,x", "ftp://h/x", "tel:1", "http://h:x/"})
    void aReferenceThatIsNoWebAddressGivesNothing(String reference) {
        assertEquals(Optional.empty(), BASE.resolve(reference));
    }

    @Test
    void whiteSpaceAroundAReferenceAndLineEndsInsideAreIgnored() {
        assertEquals(
                "http://a/b/c/gh", BASE.resolve(" \n g\n\th ").orElseThrow().toString());
    }

    @Test
    void aReferenceWithoutASchemeKeepsTheSchemeOfItsPage() {
        assertEquals(
                "https://g/x",
                Url.parse("https://h/").resolve("//g/x").orElseThrow().toString());
    }

    @Test
    void theOriginIsSchemeHostAndPort() {
        Url url = Url.parse("http://h:8080/a");
        assertTrue(url.sameOrigin(Url.parse("http://H:8080/b?c")));
        assertFalse(url.sameOrigin(Url.parse("http://h/a")));
        assertFalse(url.sameOrigin(Url.parse("https://h:8080/a")));
        assertFalse(url.sameOrigin(Url.parse("http://h.evil:8080/a")));
    }
}
