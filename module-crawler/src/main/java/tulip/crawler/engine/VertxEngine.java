package tulip.crawler.engine;

import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;

/// Waits by registering a callback: one event-loop thread holds all connections and the crawl (Vert.x `HttpClient`).
///
/// Everything that touches the crawl runs on the one context, so it needs no lock. Only large pages are parsed
/// elsewhere, since nothing else happens while the event loop is busy.
final class VertxEngine implements Engine {
    private final VertxStack stack;
    private final Context context;
    private final Limits limits;
    private final Set<HttpConnection> kept = Collections.newSetFromMap(new WeakHashMap<>()); // on the context only
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile VertxRun current;

    VertxEngine(Limits limits, int connections) {
        this.limits = limits;
        stack = VertxStack.start(limits, connections);
        context = stack.vertx().getOrCreateContext();
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        var end = new CountDownLatch(1);
        var run = new VertxRun(stack.vertx(), context, stack.client(), limits, crawl, kept, end::countDown);
        current = run;
        if (closed.get()) { // close() either sees the run or we see the flag
            crawl.stop();
            return;
        }
        context.runOnContext(_ -> run.start());
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            crawl.stop();
            throw interrupted;
        }
        run.throwIfBroken();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            VertxRun run = current;
            if (run != null) {
                run.abandonSoon().get(VertxStack.CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            throw new EngineFailure("Vert.x did not close: " + failed, failed);
        } finally {
            stack.close();
        }
    }
}
