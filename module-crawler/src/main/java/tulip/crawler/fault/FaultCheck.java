package tulip.crawler.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineKind;

/// Crawls the misbehaving site with an engine, and compares the result with the expected one.
///
/// Every engine must end without help and find exactly the expected pages, and an address that redirects to one of them
/// must not fail. The caller decides whether the failure kinds must match too: only our own client and parser see
/// enough of the response for that.
public final class FaultCheck {
    /// Fetches in flight at once. There are fewer faults that block a fetch, so the crawl always makes progress.
    public static final int CONCURRENCY = 32;

    private static final Duration CRAWL_TIMEOUT = Duration.ofMinutes(2);
    private static final int RETRY_FACTOR = 2;
    private static final int HEAD_BYTES = 8 * 1024;
    private static final int BODY_BYTES = 128 * 1024;

    private final FaultServer server;
    private final ExpectedResult expected;
    private final Duration timeout;

    /// @param timeout  after this time a crawl counts as endless
    public FaultCheck(FaultServer server, long seed, Duration timeout) {
        this.server = server;
        this.expected = ExpectedResult.of(seed);
        this.timeout = timeout;
    }

    /// Short limits, so that a crawl through all faults takes only seconds.
    ///
    /// @param millis  the timeout of a whole response; connecting and the first byte have half of it
    public static Limits limits(int millis) {
        Duration half = Duration.ofMillis(millis / 2);
        return new Limits(half, half, Duration.ofMillis(millis), HEAD_BYTES, BODY_BYTES);
    }

    /// Checks one engine with one seed. On engines with our own client the failure kinds must match too.
    ///
    /// On a busy machine a response can miss a time limit. If an unexpected timeout is found, the check runs once
    /// more with longer limits.
    ///
    /// @param millis  the timeout of a whole response
    public static List<String> differences(EngineKind kind, long seed, int millis)
            throws IOException, InterruptedException {
        List<String> differences = differencesWithin(kind, seed, limits(millis));
        boolean late = differences.stream().anyMatch(line -> line.contains("_TIMEOUT instead"));
        return late ? differencesWithin(kind, seed, limits(RETRY_FACTOR * millis)) : differences;
    }

    private static List<String> differencesWithin(EngineKind kind, long seed, Limits limits)
            throws IOException, InterruptedException {
        try (var server = FaultServer.start(seed, 0);
                Engine engine = kind.open(limits, CONCURRENCY, CONCURRENCY)) {
            return new FaultCheck(server, seed, CRAWL_TIMEOUT).differences(engine, kind.controlled());
        }
    }

    /// Crawls the site, and starts one more crawl at each faulty port.
    ///
    /// @param kinds  whether the failure kinds must match
    /// @return one line for each difference; empty if there is none
    public List<String> differences(Engine engine, boolean kinds) throws InterruptedException {
        List<String> differences = new ArrayList<>();
        try {
            compare(crawl(engine, server.url()), kinds, differences);
            for (FaultyPort port : FaultyPort.values()) {
                FailureKind kind = crawl(engine, server.url(port)).failures().values().stream()
                        .map(failed -> failed.kind())
                        .findFirst()
                        .orElse(null);
                if (kind == null || (kinds && kind != port.kind())) {
                    differences.add("the port " + port.id() + " is " + text(kind) + " instead of " + port.kind());
                }
            }
        } catch (TimeoutException endless) {
            differences.add("the crawl did not end within " + timeout.toMillis() + " ms");
        } catch (ExecutionException broken) {
            differences.add("the crawl broke: " + broken.getCause());
        }
        return differences;
    }

    private void compare(CrawlResult result, boolean kinds, List<String> differences) {
        Map<String, FailureKind> failures = new TreeMap<>();
        result.failures().forEach((url, failed) -> failures.put(url.pathAndQuery(), failed.kind()));
        var missing = new TreeSet<>(expected.pages());
        result.pages().forEach(missing::remove);
        if (missing.contains("/")) {
            differences.add("the start page is " + text(failures.get("/")) + " instead of a page");
            return;
        }
        missing.forEach(path -> differences.add(path + " is " + text(failures.get(path)) + " instead of a page"));
        var surplus = new TreeSet<>(result.pages());
        surplus.removeAll(expected.pages());
        surplus.forEach(path -> differences.add(
                path + " is a page instead of " + text(expected.failures().get(path))));
        var addresses = new TreeSet<>(failures.keySet());
        addresses.addAll(expected.failures().keySet());
        addresses.removeAll(missing);
        addresses.removeAll(surplus);
        for (String path : addresses) {
            FailureKind is = failures.get(path);
            FailureKind must = expected.failures().get(path);
            boolean wrong = kinds ? is != must : is == FailureKind.INTERNAL || must == null;
            if (wrong) {
                differences.add(path + " is " + text(is) + " instead of " + text(must));
            }
        }
    }

    private CrawlResult crawl(Engine engine, String start)
            throws InterruptedException, TimeoutException, ExecutionException {
        var crawl = new Crawl(Url.parse(start), Budget.wholeSite(CONCURRENCY));
        var run = new FutureTask<CrawlResult>(() -> {
            engine.run(crawl);
            return crawl.result();
        });
        Thread.ofPlatform().daemon().name("crawl of faults").start(run);
        try {
            return run.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException endless) {
            crawl.stop();
            throw endless;
        }
    }

    private static String text(FailureKind kind) {
        return kind == null ? "no failure" : kind.name();
    }
}
