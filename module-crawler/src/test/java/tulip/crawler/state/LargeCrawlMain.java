package tulip.crawler.state;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Meter;
import tulip.crawler.Next;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;
import tulip.crawler.Rules;
import tulip.crawler.Url;

/// A crawl of a [LargeSite] without a network: outcomes are invented. It goes on where its state file ends, and
/// tells how long that took and how much memory it needed.
///
/// Arguments: the state file or `none`, the number of the site's pages, and how many pages to fetch at most.
final class LargeCrawlMain {
    private static final int IN_FLIGHT = 64;
    private static final Url START = new Url("http", "127.0.0.1", 8080, LargeSite.name(0));

    private LargeCrawlMain() {}

    public static void main(String[] args) throws IOException {
        var site = new LargeSite(Integer.parseInt(args[1]));
        var budget = new Budget(
                IN_FLIGHT,
                Integer.parseInt(args[2]),
                Integer.MAX_VALUE,
                Budget.MAX_REDIRECTS,
                Budget.MAX_PER_PATTERN,
                Duration.ZERO);
        if (args[0].equals("none")) {
            run(new Crawl(START, budget), site);
            return;
        }
        var settings = new StateSettings(new TreeMap<>(Map.of("start", START.toString())), new TreeMap<>());
        try (CrawlState state = CrawlState.open(Path.of(args[0]), settings)) {
            var crawl = new Crawl(START, budget, Rules.usual(), state, state.addresses());
            state.replay(crawl);
            tell("fetches from before", state.earlierFetches());
            run(crawl, site);
            tell("addresses known", state.addresses().size());
        }
    }

    private static void run(Crawl crawl, LargeSite site) {
        Deque<Fetch> inFlight = new ArrayDeque<>();
        boolean first = true;
        long begin = System.nanoTime();
        while (true) {
            switch (crawl.next(System.nanoTime())) {
                case Fetch fetch -> {
                    if (first) {
                        first = false;
                        tell("ms from process start to the first fetch", uptimeMillis());
                    }
                    inFlight.add(fetch);
                }
                case Next.Idle _ -> {
                    Fetch fetch = inFlight.remove();
                    crawl.completed(fetch, new Outcome.Page(4_000, site.links(fetch.url())), 1_000_000);
                }
                case Next.WaitUntil _ -> throw new AssertionError("there is no delay");
                case Next.Done _ -> {
                    tell("ms to crawl", (System.nanoTime() - begin) / 1_000_000);
                    tell("MB at most", (long) Meter.peakRssMegabytes().orElse(0));
                    CrawlResult result = crawl.result();
                    tell("pages", result.pages().size());
                    System.out.println("digest: " + result.pagesDigest());
                    tell("MB at most, with the result", (long)
                            Meter.peakRssMegabytes().orElse(0));
                    return;
                }
            }
        }
    }

    private static long uptimeMillis() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    private static void tell(String what, long number) {
        System.out.printf(Locale.ROOT, "%s: %d%n", what, number);
    }
}
