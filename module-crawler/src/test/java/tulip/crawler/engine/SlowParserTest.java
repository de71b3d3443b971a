package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;

/// While large pages are parsed, small ones must be fetched: parsing must hold no carrier and no event loop.
class SlowParserTest {
    private static final Latency NONE = Latency.parse("0");
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int LARGE = 2 * CORES;
    private static final int SMALL = 20;
    private static final String START = link("/small1")
            + IntStream.range(0, LARGE).mapToObj(i -> link("/large" + i)).collect(Collectors.joining());
    private static final String LARGE_PAGE = "<p>" + "x".repeat(100_000);

    private final AtomicInteger smallDone = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile boolean late;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEQUENTIAL") // it parses one page after the other
    void smallPagesAreFetchedWhileLargeOnesAreParsed(EngineKind kind) throws Exception {
        try (var server = SiteServer.start(new LargeAndSmall(), NONE, 1, 0);
                Engine engine =
                        kind.open(Limits.DEFAULT, Access.LOOPBACK, LARGE + SMALL, LARGE + SMALL, this::slowly)) {
            var crawl = new Crawl(Url.parse(server.url()), Budget.wholeSite(LARGE + SMALL));
            engine.run(crawl);
            CrawlResult result = crawl.result();
            assertEquals(Map.of(), result.failures());
            assertEquals(1 + LARGE + SMALL, result.pages().size());
        }
        assertTrue(!late, "the small pages waited until the large ones had been parsed");
        assertTrue(mostAtOnce.get() <= CORES, mostAtOnce + " large pages were parsed at once on " + CORES + " cores");
    }

    private static String link(String path) {
        return "<a href='" + path + "'>x</a>";
    }

    /// Computes, and does not wait, until all small pages are done.
    private Outcome slowly(Next.Fetch fetch, Response response, Limits limits) {
        Url url = fetch.url();
        Outcome outcome = Pages.outcome(fetch, response, limits);
        if (url.path().startsWith("/small")) {
            smallDone.incrementAndGet();
        } else if (url.path().startsWith("/large")) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            long begin = System.nanoTime();
            while (smallDone.get() < SMALL && !late) {
                Thread.onSpinWait();
                late = System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(20);
            }
            atOnce.decrementAndGet();
        }
        return outcome;
    }

    private static final class LargeAndSmall implements Site {
        @Override
        public String start() {
            return "/";
        }

        @Override
        public Reply reply(String path) {
            String html = switch (path.replaceAll("\\d", "")) {
                case "/" -> START;
                case "/large" -> LARGE_PAGE;
                default -> { // a chain: each one is asked for when the one before has been read
                    int number = Integer.parseInt(path.substring("/small".length()));
                    yield number < SMALL ? link("/small" + (number + 1)) : "the end";
                }
            };
            return new Reply(200, "text/html", Map.of(), html.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
