package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tulip.crawler.Next.Fetch;

/// A page that loads another page by itself: the crawl keeps the page and follows it as a redirect.
class CrawlRefreshTest {
    private static final Url HOME = Url.parse("http://h/");
    private static final Budget DEPTH_0 = new Budget(1, 100, 0, 2, 100, Duration.ZERO);

    private final Map<String, Outcome> site = new HashMap<>();

    @Test
    void theTargetOfARefreshIsFound() {
        site.put("/", refreshing("/a", "/b"));
        site.put("/a", page());
        site.put("/b", page());
        assertFound(Budget.wholeSite(1), List.of("/", "/a", "/b"));
    }

    @Test
    void aRefreshAddsNoDepth() {
        site.put("/", refreshing("/a", "/too-deep"));
        site.put("/a", page("/too-deep"));
        assertFound(DEPTH_0, List.of("/", "/a"));
    }

    @Test
    void aPageThatRefreshesItselfIsNoFailure() {
        site.put("/", refreshing("/"));
        assertFound(DEPTH_0, List.of("/"));
    }

    @Test
    void aRingOfRefreshesIsNoFailure() {
        site.put("/", refreshing("/a"));
        site.put("/a", refreshing("/b"));
        site.put("/b", refreshing("/"));
        assertFound(DEPTH_0, List.of("/", "/a", "/b"));
    }

    @Test
    void aRefreshOffTheSiteIsNoFailure() {
        site.put("/", new Outcome.Page(0, List.of(), Optional.of(Url.parse("http://other/"))));
        assertFound(DEPTH_0, List.of("/"));
    }

    @Test
    void aRefreshCountsAsOneRedirectInARow() {
        site.put("/", refreshing("/1"));
        site.put("/1", redirect("/2"));
        site.put("/2", refreshing("/3"));
        site.put("/3", page());
        assertFound(DEPTH_0, List.of("/", "/2"), "/2 TOO_MANY_REDIRECTS");
    }

    @Test
    void aLinkToTheTargetMakesALongChainHarmless() {
        site.put("/", refreshing("/1"));
        site.put("/1", refreshing("/2", "/3"));
        site.put("/2", refreshing("/3"));
        site.put("/3", page());
        assertFound(new Budget(1, 100, 1, 2, 100, Duration.ZERO), List.of("/", "/1", "/2", "/3"));
    }

    @Test
    void aRedirectToAPageThatRefreshesBackIsNoLoop() {
        site.put("/", redirect("/a"));
        site.put("/a", refreshing("/"));
        assertFound(DEPTH_0, List.of("/a"));
    }

    @Test
    void aRefreshOfWhatIsNoPageIsFollowed() {
        site.put("/", new Outcome.NotAPage(3, Optional.of(HOME.resolve("/a").orElseThrow())));
        site.put("/a", page());
        assertFound(DEPTH_0, List.of("/a"));
    }

    private void assertFound(Budget budget, List<String> pages, String... failures) {
        var crawl = new Crawl(HOME, budget);
        while (crawl.next(0) instanceof Fetch fetch) {
            crawl.completed(fetch, site.get(fetch.url().pathAndQuery()), 0);
        }
        assertEquals(pages, crawl.result().pages());
        assertEquals(
                List.of(failures),
                crawl.result().failures().entrySet().stream()
                        .map(e -> e.getKey().pathAndQuery() + " " + e.getValue().kind())
                        .toList());
    }

    private static Outcome page(String... links) {
        return new Outcome.Page(0, urls(links));
    }

    private static Outcome refreshing(String target, String... links) {
        return new Outcome.Page(0, urls(links), Optional.of(urls(target).getFirst()));
    }

    private static Outcome redirect(String target) {
        return new Outcome.Redirect(Optional.of(urls(target).getFirst()));
    }

    private static List<Url> urls(String... names) {
        return Arrays.stream(names)
                .map(name -> HOME.resolve(name).orElseThrow())
                .toList();
    }
}
