package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
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

    /// WHATWG URL; the cases of the web platform tests are read by `.ci/thorough links`.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '\0',
            value = {
                "HTTP://Example.ORG/ -> http://example.org/",
                "http://example.org -> http://example.org/",
                "http://example.org:80/ -> http://example.org/",
                "http://example.org:/ -> http://example.org/",
                "http://h:00080/ -> http://h/",
                "http://h:0/ -> http://h:0/",
                "https://example.org:443/a -> https://example.org/a",
                "https://example.org:80/a -> https://example.org:80/a",
                "http://user:pw@h/ -> http://h/",
                "http://a@b@h/@c -> http://h/@c",
                "http://h?q -> http://h/?q",
                "http://h#s -> http://h/",
                "http://h/a?b?c -> http://h/a?b?c",
                "http://h/x? -> http://h/x?",
                "http:h/x -> http://h/x",
                "http:///h/x -> http://h/x",
                "http:\\\\h\\x?\\ -> http://h/x?\\",
                "http://u\\@h/ -> http://u/@h/"
            })
    void readsAnAddressAsBrowsersDo(String text, String expected) {
        assertEquals(expected, Url.parse(text).toString());
        assertEquals(Url.parse(expected), Url.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '\0',
            value = {
                "/%7euser -> /%7euser",
                "/%c3%a9 -> /%c3%a9",
                "/a%2fb -> /a%2fb",
                "/100% -> /100%",
                "/é b -> /%C3%A9%20b",
                "/a[1]|{x}^`'\" -> /a[1]|%7Bx%7D%5E%60'%22",
                "/x?a[1]|{x}^`'\" -> /x?a[1]|{x}^`%27%22",
                "/x?é< > -> /x?%C3%A9%3C%20%3E",
                "/\uD83D\uDE00 -> /%F0%9F%98%80",
                "/\uD83D! -> /%EF%BF%BD!",
                "/\u0000\u007F -> /%00%7F",
                "/a/%2e%2E/%2e/b -> /b",
                "/a/.%2e -> /",
                "/%2e%2e%2e/ -> /%2e%2e%2e/",
                "/.../.a./..b -> /.../.a./..b",
                "//../..//a/ -> //a/",
                "\\a\\.\\b\\..\\c -> /a/c"
            })
    void escapesInPathAndQueryWhatBrowsersEscape(String written, String expected) {
        assertEquals(expected, Url.parse("http://h" + written).pathAndQuery());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '\0',
            value = {
                "my_host -> my_host",
                "a..b. -> a..b.",
                "%65x%61mple.org -> example.org",
                "ex\u00ADample.org -> example.org",
                "ＧＯ\u3002org -> go.org",
                "BÜCHER.example -> xn--bcher-kva.example",
                "b%C3%BCcher.example -> xn--bcher-kva.example",
                "xn--bcher-KVA.example -> xn--bcher-kva.example",
                "faß.example -> xn--fa-hia.example",
                "ΣΑΣ.example -> xn--mxa9ab.example",
                "☃ -> xn--n3h",
                "他们为什么不说中文 -> xn--ihqwcrb4cv8a8dqg056pqjye",
                "127.1 -> 127.0.0.1",
                "0x7F.0.0.1 -> 127.0.0.1",
                "0177.0x.0.1. -> 127.0.0.1",
                "2130706433 -> 127.0.0.1",
                "4294967295 -> 255.255.255.255",
                "１２７.0.0.1 -> 127.0.0.1",
                "1.2.3.4.a -> 1.2.3.4.a",
                "[::1]:8080 -> [::1]:8080",
                "[0:0::0:1] -> [::1]",
                "[::] -> [::]",
                "[1:0:0:2:0:0:0:3] -> [1:0:0:2::3]",
                "[1:0:2:0:3:0:4:0] -> [1:0:2:0:3:0:4:0]",
                "[0:0:1:1:1:1:0:0] -> [::1:1:1:1:0:0]",
                "[A::ABCD:127.0.0.1] -> [a::abcd:7f00:1]",
                "[1:2:3:4:5:6:7::] -> [1:2:3:4:5:6:7:0]"
            })
    void allSpellingsOfAHostAreOneOrigin(String host, String expected) {
        Url url = Url.parse("http://" + host + "/");
        assertEquals("http://" + expected + "/", url.toString());
        assertTrue(url.sameOrigin(Url.parse("http://" + expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a%20b",
                "a<b",
                "a|b",
                "a^b",
                "a\u0000b",
                "a\u007Fb",
                "a%zz",
                "a%",
                "a[b",
                "a]",
                "％41",
                "\u00AD",
                "\uFFFD",
                "%FF",
                "\u0301a",
                "\u2488",
                "xn--",
                "xn--a",
                "xn--bcher-kvb",
                "xn--ü",
                "xn--99999999999",
                "256.1.1.1",
                "1.2.3.4.5",
                "1.2.3.08",
                "a.0x1g.1",
                "4294967296",
                "99999999999999999999",
                "1..2",
                "0x100000000",
                "[::1",
                "[]",
                "[:]",
                "[:::]",
                "[1::2::3]",
                "[1:2:3:4:5:6:7]",
                "[1:2:3:4:5:6:7:8:9]",
                "[1:2:3:4:5:6:7::8]",
                "[12345::]",
                "[g::]",
                "[::1%25eth0]",
                "[::1.2.3]",
                "[::1.2.3.04]",
                "[::256.2.3.4]",
                "[1.2.3.4::]",
                "[1:2:3:4:5:6:7:1.2.3.4]",
                "[::1]x"
            })
    void aHostThatBrowsersRefuseIsRefused(String host) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> Url.parse("http://" + host + "/"));
        assertEquals("'http://" + host + "/' is not a URL: its host is malformed", wrong.getMessage());
        assertEquals(Optional.empty(), BASE.resolve("http://u:p@" + host + ":81"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/path",
                "http://",
                "http://@/x",
                "http://h:65536/",
                "http://h:99999999999/",
                "http://h:port/",
                "http://h:8 0/",
                "ftp://h/",
                "mailto:a@b",
                "file:///etc/passwd",
                "1http://h/"
            })
    void malformedAddressIsRejectedWithASentence(String text) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> Url.parse(text));
        assertTrue(wrong.getMessage().startsWith("'" + text + "' is not a"), wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mailto:a@b", "javascript:void(0)", "data:text/html,x", "ftp://h/x", "tel:1", "http://h:x/", "//"
            })
    void aReferenceThatIsNoWebAddressGivesNothing(String reference) {
        assertEquals(Optional.empty(), BASE.resolve(reference));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '\0',
            value = {
                "http: -> http://a/b/c/d;p?q",
                "http:g -> http://a/b/c/g",
                "HTTP:/g -> http://a/g",
                "http:?y -> http://a/b/c/d;p?y",
                "http:\\\\h/x -> http://h/x",
                "https:g -> https://g/",
                "\\g -> http://a/g",
                "/\\h/x -> http://h/x",
                "////h/x -> http://h/x",
                "..\\g -> http://a/b/g",
                "../%2E%2e/g -> http://a/g",
                "../.. -> http://a/",
                "../..? -> http://a/?",
                "? -> http://a/b/c/d;p?",
                ":x -> http://a/b/c/:x",
                "1:x -> http://a/b/c/1:x",
                "g x -> http://a/b/c/g%20x",
                "\u00A0g -> http://a/b/c/%C2%A0g"
            })
    void resolvesAReferenceAsBrowsersDo(String reference, String expected) {
        assertEquals(expected, BASE.resolve(reference).orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "UTF-8 -> /ä?%C3%A4%E2%82%AC%F0%9F%98%80%20%27&%41",
                "UTF-16LE -> /ä?%C3%A4%E2%82%AC%F0%9F%98%80%20%27&%41",
                "windows-1252 -> /ä?%E4%80%26%23128512%3B%20%27&%41",
                "ISO-8859-2 -> /ä?%E4%26%238364%3B%26%23128512%3B%20%27&%41",
                "windows-31j -> /ä?%26%23228%3B%26%238364%3B%26%23128512%3B%20%27&%41",
                "x-JISAutoDetect -> /ä?%C3%A4%E2%82%AC%F0%9F%98%80%20%27&%41"
            })
    void aQueryIsWrittenInTheCharsetOfThePage(String charset, String expected) {
        Url url = BASE.resolve("/ä?ä€\uD83D\uDE00 '&%41#ä", Charset.forName(charset))
                .orElseThrow();
        assertEquals(expected.replace("/ä", "/%C3%A4"), url.pathAndQuery());
    }

    @Test
    void halfASurrogatePairInAQueryIsReplaced() {
        assertEquals("/?%EF%BF%BD", BASE.resolve("/?\uDE00").orElseThrow().pathAndQuery());
        assertEquals(
                "/?%26%2365533%3B",
                BASE.resolve("/?\uDE00", Charset.forName("windows-1252"))
                        .orElseThrow()
                        .pathAndQuery());
    }

    @Test
    void rawBytesInALocationAreEscapedOnce() {
        assertEquals(
                "http://xn--hst-sna/%C3%A9%E9?%C3%A9",
                BASE.resolveLocation("//h\u00C3\u00B6st\\\u00C3\u00A9\u00E9?\u00C3\u00A9#\u00E9")
                        .orElseThrow()
                        .toString());
    }

    @Test
    void whiteSpaceAroundAReferenceAndLineEndsInsideAreIgnored() {
        assertEquals(
                "http://a/b/c/gh",
                BASE.resolve("\0 \n g\n\th \u001F").orElseThrow().toString());
        assertEquals("http://h/", BASE.resolve("ht\ttp\n:/\r/h ").orElseThrow().toString());
        assertEquals("http://a/b/g%20", BASE.resolve(".\n./g #\n").orElseThrow().toString());
    }

    @Test
    void aReferenceWithoutASchemeKeepsTheSchemeOfItsPage() {
        assertEquals(
                "https://g/x",
                Url.parse("https://h/").resolve("//g/x").orElseThrow().toString());
    }

    @Test
    void atReadsAPathEvenAfterTwoSlashes() {
        assertEquals("http://a//g%20/?x", BASE.at("//g /./?x#s").toString());
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
