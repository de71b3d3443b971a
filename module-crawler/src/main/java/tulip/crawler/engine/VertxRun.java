package tulip.crawler.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Response;
import tulip.kit.Clock;

/// One crawl on a Vert.x context. All its code runs on that context's event loop, except where noted.
final class VertxRun {
    private static final long SWEEP_MILLIS = 50;

    private final Vertx vertx;
    private final Context context;
    private final VertxStack stack;
    private final Limits limits;
    private final Parser parser;
    private final LoopTime time = new LoopTime(Clock.SYSTEM, SWEEP_MILLIS);
    private final Crawl crawl;
    private final Runnable atEnd;
    private final Set<HttpConnection> kept; // connections that have carried a response, in this run or an earlier one
    private final Set<VertxFetch> inFlight = new HashSet<>();
    private long sweepTimer;
    private boolean starting;
    private boolean waiting; // for a delayed start
    private long startNanos; // when it comes
    private boolean ended;
    private volatile Throwable broken;

    VertxRun(
            VertxStack stack,
            Context context,
            Limits limits,
            Parser parser,
            Crawl crawl,
            Set<HttpConnection> kept,
            Runnable atEnd) {
        this.kept = kept;
        this.vertx = stack.vertx();
        this.context = context;
        this.stack = stack;
        this.limits = limits;
        this.parser = parser;
        this.crawl = crawl;
        this.atEnd = atEnd;
    }

    void start() {
        if (ended) {
            return;
        }
        context.exceptionHandler(this::end);
        // One periodic timer checks all deadlines, since nearly every timer of a single request would be cancelled.
        sweepTimer = vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep());
        startAll();
    }

    /// Ends the crawl. Any thread may call this. Responses in flight or being parsed are ignored.
    CompletableFuture<Void> abandonSoon() {
        var ended = new CompletableFuture<Void>();
        context.runOnContext(_ -> {
            crawl.stop();
            end(null);
            ended.complete(null);
        });
        return ended;
    }

    void throwIfBroken() {
        if (broken != null) {
            throw new EngineFailure("the crawl broke: " + broken, broken);
        }
    }

    private void startAll() {
        if (!starting) { // a fetch that ends as it starts must not start the next one inside its own start
            starting = true;
            startNext();
            starting = false;
        }
    }

    private void startNext() {
        while (!ended) {
            switch (crawl.next(System.nanoTime())) {
                case Next.Fetch fetch -> {
                    var exchange = new VertxFetch(this, stack, fetch, limits);
                    inFlight.add(exchange);
                    exchange.start();
                }
                case Next.WaitUntil(long time) -> {
                    startLater(time);
                    return;
                }
                case Next.Idle _ -> {
                    return;
                }
                case Next.Done _ -> end(null);
            }
        }
    }

    private void startLater(long nanoTime) {
        if (!waiting || nanoTime - startNanos < 0) {
            waiting = true;
            startNanos = nanoTime;
            long millis = TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
            vertx.setTimer(Math.max(1, millis), _ -> {
                waiting = false;
                startAll();
            });
        }
    }

    void responded(VertxFetch fetch, Response response, long elapsedNanos) {
        CompletableFuture<Outcome> parsed = parser.outcome(fetch.request(), response);
        if (parsed.isDone()) {
            completed(fetch, parsed.join(), elapsedNanos);
        } else {
            Future.fromCompletionStage(parsed, context)
                    .onSuccess(outcome -> completed(fetch, outcome, elapsedNanos))
                    .onFailure(this::end);
        }
    }

    /// The time by which deadlines are checked.
    LoopTime time() {
        return time;
    }

    /// Records that this connection has carried a response. If it fails before the next head, the request is
    /// retried.
    void keep(HttpConnection connection) {
        kept.add(connection);
    }

    boolean isKept(HttpConnection connection) {
        return kept.contains(connection);
    }

    void completed(VertxFetch fetch, Outcome outcome, long elapsedNanos) {
        inFlight.remove(fetch);
        if (!ended) {
            crawl.completed(fetch.request(), outcome, elapsedNanos);
            startAll();
        }
    }

    private void sweep() {
        time.tick();
        long now = time.nanoTime();
        for (VertxFetch fetch : Set.copyOf(inFlight)) {
            fetch.checkDeadlines(now);
        }
    }

    private void end(Throwable problem) {
        if (!ended) {
            ended = true;
            broken = problem;
            vertx.cancelTimer(sweepTimer);
            atEnd.run();
        }
    }
}
