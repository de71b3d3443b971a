package tulip.crawler.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.Limits;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineKind;

/// A crawl with a state file, and with a planted bug that the check of kills must catch.
///
/// Arguments: the address, the state file, the file for the names of the pages, and the bug: `none`, `late` (an
/// outcome is written only when it is 2 s old) or `half` (of a page's links only the first half is written).
final class PlantedBugMain {
    private static final Budget BUDGET = Budget.wholeSite(16);

    private PlantedBugMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Url start = Url.parse(args[0]);
        var settings = new StateSettings(new TreeMap<>(Map.of("start", args[0])), new TreeMap<>());
        try (CrawlState state = CrawlState.open(Path.of(args[1]), settings)) {
            CrawlListener listener = switch (args[3]) {
                case "late" -> new Late(state);
                case "half" -> new Half(state);
                default -> state;
            };
            var crawl = new Crawl(start, BUDGET, Rules.usual(), listener, state.addresses());
            state.replay(crawl);
            try (Engine engine = EngineKind.TULIP.open(Limits.DEFAULT, BUDGET.concurrency(), 1)) {
                engine.run(crawl);
            }
            Files.writeString(Path.of(args[2]), String.join("\n", crawl.result().pages()));
        }
    }

    private record Late(CrawlState state, Deque<Runnable> waiting, Deque<Long> since) implements CrawlListener {
        Late(CrawlState state) {
            this(state, new ArrayDeque<>(), new ArrayDeque<>());
        }

        @Override
        public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
            long now = System.nanoTime();
            waiting.add(() -> state.completed(fetch, outcome, depth, time, again));
            since.add(now);
            while (!since.isEmpty()
                    && now - since.peek() > Duration.ofSeconds(2).toNanos()) {
                since.remove();
                waiting.remove().run();
            }
        }
    }

    private record Half(CrawlState state) implements CrawlListener {
        @Override
        public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
            Outcome half = outcome instanceof Outcome.Page page
                    ? new Outcome.Page(
                            page.bytes(), page.links().subList(0, page.links().size() / 2), page.refresh())
                    : outcome;
            state.completed(fetch, half, depth, time, again);
        }
    }
}
