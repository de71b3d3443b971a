package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SameFoldersTest {
    private static final Optional<String> BELOW_X = Optional.of("to which copies of pages in /x/ link");

    private final SameFolders folders = new SameFolders();

    @Test
    void theThirdPageBelowEachOtherIsACopy() {
        assertEquals(Optional.empty(), pattern("/", "other/"));
        assertEquals(Optional.empty(), pattern("/x/", "b/", "a/"));
        assertEquals(Optional.empty(), pattern("/x/a/", "a/", "b/"));
        assertEquals(BELOW_X, pattern("/x/a/b/", "a/", "b/"));
        assertEquals(BELOW_X, pattern("/x/a/a/page", "a/", "b/"));
    }

    @Test
    void onlyLinksThatLeadDeeperAreCompared() {
        assertEquals(Optional.empty(), pattern("/x/", "a/", "1.html"));
        assertEquals(Optional.empty(), pattern("/x/a/", "a/", "2.html", "?q=/"));
        assertEquals(BELOW_X, pattern("/x/a/a/", "a/", "/x/", "../b/", "http://other/x/a/a/b/"));
    }

    @Test
    void pagesThatLinkNowhereDeeperAreNoCopies() {
        for (String page : new String[] {"/", "/a/", "/a/b/", "/a/b/c/"}) {
            assertEquals(Optional.empty(), pattern(page, "x", "/a/b/c/d"));
        }
    }

    @Test
    void pagesBesideEachOtherAreNoCopies() {
        for (String page : new String[] {"/a/", "/b/", "/c/", "/d/"}) {
            assertEquals(Optional.empty(), pattern(page, "api/", "guide/"));
        }
    }

    @Test
    void aLinkLeadsDeeperIfAFolderIsAddedToThatOfThePage() {
        Url page = Url.parse("http://h/x/page?a/b");
        assertTrue(SameFolders.leadsDeeper(page, page.at("/x/y/")));
        assertTrue(SameFolders.leadsDeeper(page, page.at("/x/page/z")));
        assertFalse(SameFolders.leadsDeeper(page, page.at("/x/y")));
        assertFalse(SameFolders.leadsDeeper(page, page.at("/x/y?a/b")));
        assertFalse(SameFolders.leadsDeeper(page, page.at("/y/x/z/")));
        assertFalse(SameFolders.leadsDeeper(page, Url.parse("https://h/x/y/")));
    }

    private Optional<String> pattern(String page, String... links) {
        Url url = Url.parse("http://h" + page);
        return folders.patternOf(
                url,
                Arrays.stream(links)
                        .map(link -> url.resolve(link).orElseThrow())
                        .toList());
    }
}
