package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;

final class PageRobotsTest {
    private static final Url PAGE = Url.parse("http://h/");
    private static final String NEEDS_A_TREE = "<svg></svg>";

    @ParameterizedTest
    @CsvSource({
        "nofollow, true, false",
        "'NoIndex, NoFollow', true, true",
        "none, true, true",
        "noindex, false, true",
        "all, false, false",
        "'tulip-workshop: nofollow', true, false",
        "'googlebot: nofollow', false, false",
        "'360Spider: none', false, false",
        "'googlebot: none, noindex', false, false",
        "'googlebot: none, Tulip-Workshop : nofollow', true, false",
        "'noindex, googlebot: nofollow', false, true",
        "'  NOFOLLOW  ', true, false",
        "'nofollow;noindex', false, false",
        "', ,nofollow,', true, false",
        "'no follow', false, false",
        "'', false, false",
        "'unavailable_after: Wed, 03 Dec 2031 13:09:53 GMT, nofollow', true, false",
        "'max-snippet: 50, nofollow', true, false",
        "'unavailable_after: 25 Jun 2030 15:00:00 GMT', false, false"
    })
    void aFieldSpeaksForThePage(String value, boolean nofollow, boolean noindex) {
        PageRobots robots = PageRobots.of(new Headers().add("x-robots-tag", value));
        assertEquals(new PageRobots(noindex, nofollow, Set.of()), robots);
    }

    @Test
    void severalFieldsCountTogether() {
        var fields = new Headers().add("X-Robots-Tag", "noindex").add("X-Robots-Tag", "tulip-workshop: nofollow");
        assertEquals(new PageRobots(true, true, Set.of()), PageRobots.of(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NEEDS_A_TREE})
    void aMetaElementSpeaksForThePage(String more) {
        assertEquals(
                true,
                robots("<meta name=ROBOTS content='noindex, nofollow'>" + more).nofollow());
        assertEquals(
                true, robots("<meta name=tulip-workshop content=none>" + more).nofollow());
        assertEquals(
                false, robots("<meta name=googlebot content=nofollow>" + more).nofollow());
        assertEquals(false, robots("<meta name=robots>" + more).nofollow());
        for (String written : List.of(
                "<META CONTENT='NoFollow , noindex' NAME='Robots'>",
                "<meta name=robots content=noindex><meta name=robots content='\nnofollow\t'>",
                "<meta name='&#114;obots' content='no&#102;ollow'>",
                "<body><p><meta name=robots content=none>")) {
            assertEquals(true, robots(written + more).nofollow(), written);
        }
        for (String written : List.of(
                "<!-- <meta name=robots content=none> -->",
                "<script>'<meta name=robots content=none>'</script>",
                "<meta property=robots content=none>",
                "<meta name='robots noindex' content=none>",
                "<meta http-equiv=robots content=none>")) {
            assertEquals(false, robots(written + more).nofollow(), written);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NEEDS_A_TREE})
    void aLinkSpeaksForItself(String more) {
        PageRobots robots = robots("""
                <a href=/no rel=nofollow>x</a> <a href=/ad rel='noopener SPONSORED'>x</a> <area href=/ugc rel=ugc>
                <a href=/yes rel=noopener>x</a> <a href=/plain>x</a>
                <a href=/twice rel=nofollow>x</a> <a href=/twice#top>x</a> <a href=/other>x</a> <a href=./other rel=nofollow>x</a>
                """ + more);
        assertEquals(Set.of(PAGE.at("/no"), PAGE.at("/ad"), PAGE.at("/ugc")), robots.unfollowed());
    }

    @Test
    void aDocumentInsideThePageCountsToo() {
        PageRobots robots = robots("<a href=/1 rel=nofollow>x</a><a href=/2 rel=nofollow>x</a>"
                + "<iframe srcdoc='<a href=/2>x</a><a href=/3 rel=nofollow>x</a>'></iframe>");
        assertEquals(Set.of(PAGE.at("/1"), PAGE.at("/3")), robots.unfollowed());
    }

    private static PageRobots robots(String html) {
        var response = new Response(
                200, new Headers().add("Content-Type", "text/html"), html.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(Outcome.Page.class, Pages.outcome(PAGE, response, Limits.DEFAULT))
                .robots();
    }
}
