package tulip.crawler.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class GeneratedSiteTest {
    @ParameterizedTest
    @CsvSource({
        "1, 40, web, 1",
        "2, 40, web, 1",
        "3, 1, web, 5",
        "41, 40, web, 1",
        "42, 40, web, 1",
        "200, 2, web, 9",
        "1000, 40, web, 1",
        "1000, 40, web, 2",
        "1000, 1000, web, 3",
        "1, 40, star, 1",
        "2, 40, star, 1",
        "1000, 40, star, 1",
        "4321, 100, web, 4"
    })
    void theNumberOfReachablePagesIsExact(int pages, int links, String shape, long seed) {
        assertReachable(pages, links, shape, seed);
    }

    @Test
    @Tag("slow")
    void theNumberOfReachablePagesOfALargeSiteIsExact() {
        assertReachable(12_345, 100, "web", 4);
    }

    private static void assertReachable(int pages, int links, String shape, long seed) {
        SiteWalk walk = SiteWalk.of(site(pages, links, shape, seed));
        assertEquals(pages, walk.replies().size());
        walk.replies().forEach((path, reply) -> {
            assertEquals(200, reply.status(), path);
            assertEquals("text/html; charset=utf-8", reply.contentType(), path);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -1})
    void depthsAreThoseOfTheTree(long seed) {
        SiteWalk walk = SiteWalk.of(site(1_000, 40, "web", seed));
        assertEquals(
                List.of(1L, 40L, 959L, 0L),
                List.of(walk.pagesAtDepth(0), walk.pagesAtDepth(1), walk.pagesAtDepth(2), walk.pagesAtDepth(3)));
    }

    @Test
    void chainIsAsDeepAsItHasPages() {
        assertEquals(
                49,
                SiteWalk.of(site(50, 1, "web", 1)).depths().values().stream()
                        .mapToInt(d -> d)
                        .max()
                        .orElse(0));
    }

    @Test
    void indexOfAStarLinksToAllOthers() {
        SiteWalk walk = SiteWalk.of(site(500, 40, "star", 1));
        assertEquals(499, walk.pagesAtDepth(1));
    }

    @Test
    void sameSeedGivesTheSameBytes() {
        SiteWalk one = SiteWalk.of(site(300, 40, "web", 6));
        SiteWalk two = SiteWalk.of(site(300, 40, "web", 6));
        assertEquals(
                List.copyOf(one.depths().keySet()), List.copyOf(two.depths().keySet()));
        one.replies()
                .forEach((path, reply) ->
                        assertArrayEquals(reply.body(), two.replies().get(path).body()));
    }

    @Test
    void anotherSeedGivesOtherPages() {
        SiteWalk one = SiteWalk.of(site(300, 40, "web", 6));
        SiteWalk two = SiteWalk.of(site(300, 40, "web", 7));
        assertNotEquals(one.depths().keySet(), two.depths().keySet());
        assertFalse(Arrays.equals(
                one.replies().get("/").body(), two.replies().get("/").body()));
    }

    @Test
    void bytesAreTheSameInEveryJvm() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        SiteWalk walk = SiteWalk.of(site(1_000, 40, "web", 1));
        for (String path : new TreeSet<>(walk.replies().keySet())) {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update(walk.replies().get(path).body());
        }
        assertEquals(
                "022316d4f03c2176edfaf18f6b1392da9f36d4925398df2e89b4012f26e4c09f",
                HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void namesGiveNoOrderAway() {
        List<String> numbers = new ArrayList<>();
        for (String path : SiteWalk.of(site(1_000, 40, "web", 1)).depths().keySet()) {
            numbers.add(path.replaceAll("\\D", ""));
        }
        numbers.removeFirst(); // the index page has no number
        assertEquals(999, new TreeSet<>(numbers).size());
        assertNotEquals(List.copyOf(new TreeSet<>(numbers)), numbers);
    }

    @Test
    void linksAreSpeltInManyWays() {
        StringBuilder html = new StringBuilder();
        SiteWalk.of(site(200, 10, "web", 1))
                .replies()
                .values()
                .forEach(reply -> html.append(new String(reply.body(), StandardCharsets.UTF_8)));
        for (String form : new String[] {
            "<base href=\"/",
            "<base href=\"\\.\\./",
            "a href=\"/",
            "a href=\"\\.\\./",
            "a href=\"\\./",
            "a href=\"[a-z]+-\\d",
            "\\.html#part-",
            "a href=\"#part-1\"",
            "a href=\"mailto:",
            "a href=\"http://other\\.invalid/"
        }) {
            assertTrue(Pattern.compile(form).matcher(html).find(), form);
        }
    }

    @Test
    void pagesLinkMoreThanOnceToAPage() {
        Site site = site(200, 10, "web", 1);
        List<String> withDuplicates = new ArrayList<>();
        SiteWalk.of(site).replies().forEach((path, reply) -> {
            List<String> targets = SiteWalk.links(path, reply).stream()
                    .map(link -> link.toString().replaceAll("#.*", ""))
                    .toList();
            if (new TreeSet<>(targets).size() < targets.size()) {
                withDuplicates.add(path);
            }
        });
        assertEquals(200, withDuplicates.size());
    }

    @Test
    void sizesAreNearTheMedianAndAtMostFourTimesLargerOrSmaller() {
        Site site = new GeneratedSite(new SiteSpec(2_000, 1_000, Shape.WEB, 4_096, 1));
        int[] sizes = SiteWalk.of(site).replies().values().stream()
                .mapToInt(reply -> reply.body().length)
                .sorted()
                .toArray();
        assertEquals(4_096, sizes[1_000], 400);
        assertTrue(sizes[0] >= 1_024);
        assertTrue(sizes[1_997] <= 4 * 4_096 + 200); // the last two have 1,000 links each
        assertTrue(sizes[1_997] > 2 * 4_096);
    }

    @Test
    void pageIsRenderedOnce() {
        Site site = site(10, 40, "web", 1);
        assertSame(site.reply("/"), site.reply("/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nowhere.html", "", "/?", "/?a=b", "/index.html", "//", "/../", "guide", "/guide/", "%", "/\0"})
    void whatIsNoPageIsNotFound(String path) {
        assertEquals(404, site(10, 40, "web", 1).reply(path).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|40|2048|--pages must be between 1 and 100,000, not 0",
                "-5|40|2048|--pages must be between 1 and 100,000, not -5",
                "100001|40|2048|--pages must be between 1 and 100,000, not 100,001",
                "10|0|2048|--links must be between 1 and 1,000, not 0",
                "10|1001|2048|--links must be between 1 and 1,000, not 1,001",
                "10|40|255|--page-bytes must be between 256 and 1,048,576, not 255"
            })
    void numberOutOfRangeIsRejectedWithTheOptionAndTheRange(int pages, int links, int pageBytes, String message) {
        var thrown =
                assertThrows(IllegalArgumentException.class, () -> new SiteSpec(pages, links, Shape.WEB, pageBytes, 1));
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void shapeIsReadByItsName() {
        assertEquals(Shape.STAR, Shape.parse("star"));
        var thrown = assertThrows(IllegalArgumentException.class, () -> Shape.parse("ring"));
        assertEquals("--shape must be web or star, not 'ring'", thrown.getMessage());
    }

    @Test
    void largestSiteIsServed() {
        Site site = site(100_000, 1_000, "star", 1);
        List<URI> links = SiteWalk.links("/", site.reply("/"));
        assertTrue(links.size() >= 100_000);
        assertEquals(200, site.reply(links.get(99_999).getRawPath()).status());
    }

    private static Site site(int pages, int links, String shape, long seed) {
        return new GeneratedSite(new SiteSpec(pages, links, Shape.parse(shape), 2_048, seed));
    }
}
