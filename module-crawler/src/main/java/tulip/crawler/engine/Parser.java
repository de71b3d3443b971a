package tulip.crawler.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Response;

/// Parses the pages of all engines but `sequential`, large pages on as many threads as there are cores.
///
/// A virtual thread is not time-sliced: while it parses, it keeps its carrier, and nobody reads what has arrived
/// for other fetches. An event loop has the same problem. So large pages are parsed on platform threads, and the
/// system shares the cores between these and the others. More threads would not parse faster, and hold more pages
/// in memory.
final class Parser implements AutoCloseable {
    /// A pure function as [Pages#outcome].
    interface Function {
        Outcome outcome(Next.Fetch fetch, Response response, Limits limits);
    }

    /// Pages up to this size are parsed at once: a way to another thread and back would be the greater cost.
    private static final int SMALL_BYTES = 16 * 1024;

    private final Function function;
    private final Limits limits;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("parse-", 1).daemon().factory());

    Parser(Function function, Limits limits) {
        this.function = function;
        this.limits = limits;
    }

    /// Computes the outcome of a response. The future of a small page is done when this method returns.
    CompletableFuture<Outcome> outcome(Next.Fetch fetch, Response response) {
        return isSmall(response)
                ? CompletableFuture.completedFuture(function.outcome(fetch, response, limits))
                : CompletableFuture.supplyAsync(() -> function.outcome(fetch, response, limits), threads);
    }

    /// A compressed page may be larger than it looks.
    private static boolean isSmall(Response response) {
        return response.body().length <= SMALL_BYTES
                && response.headers().first("Content-Encoding").isEmpty();
    }

    /// Parses no further page.
    @Override
    public void close() {
        threads.shutdown();
    }
}
