package tulip.crawler.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteServer;
import tulip.crawler.site.SiteSpec;

/// Every engine goes on where another crawl was stopped, on the embedded site.
final class EnginesResumeTest {
    private static final Latency NONE = Latency.parse("0");
    private static final int PAGES = 60;
    private static final Budget BUDGET = Budget.wholeSite(8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aCrawlThatIsStoppedAgainAndAgainFindsTheSamePages(EngineKind kind) throws Exception {
        var choice = new SiteChoice.Generated(new SiteSpec(PAGES, 7, Shape.WEB, 600, 5), NONE);
        try (var server = SiteServer.start(choice.open(), NONE, 5, 0)) {
            Url start = Url.parse(server.url());
            var whole = new Crawl(start, BUDGET);
            run(kind, whole);
            assertEquals(PAGES, whole.result().pages().size());
            for (int step : new int[] {1, 3, 20}) {
                Path file = folder.resolve("state-" + step);
                CrawlResult result = runInSteps(kind, start, file, step);
                assertEquals(told(whole.result()), told(result), "stopped after each " + step);
            }
        }
    }

    /// Stops the crawl after some outcomes, goes on with a new crawl, and so on to the end.
    private static CrawlResult runInSteps(EngineKind kind, Url start, Path file, int step) throws Exception {
        int before = -1;
        while (true) {
            try (CrawlState state = CrawlState.open(file, CrawlStateTest.settings(start, BUDGET))) {
                var current = new AtomicReference<Crawl>();
                var stopper = new CrawlListener() {
                    private int outcomes;

                    @Override
                    public void completed(
                            Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
                        if (++outcomes == state.earlierFetches() + step && current.get() != null) {
                            current.get().stop();
                        }
                    }
                };
                CrawlListener both = CrawlListener.all(List.of(state, stopper));
                var crawl = new Crawl(start, BUDGET, Rules.usual(), both, state.addresses());
                state.replay(crawl);
                current.set(crawl);
                assertTrue(state.earlierFetches() > before, "the crawl went on");
                before = state.earlierFetches();
                if (run(kind, crawl)) {
                    return crawl.result();
                }
            }
        }
    }

    /// @return whether the crawl is finished. An engine that is closed stops its crawl, so this is asked before.
    private static boolean run(EngineKind kind, Crawl crawl) throws InterruptedException {
        try (Engine engine = kind.open(Limits.DEFAULT, BUDGET.concurrency(), 4)) {
            engine.run(crawl);
            return crawl.isFinished();
        }
    }

    private static String told(CrawlResult result) {
        return result.pages() + " " + result.bytes() + " " + result.notHtml() + " "
                + new TreeMap<>(result.failuresByKind()) + " " + result.leftOut();
    }
}
