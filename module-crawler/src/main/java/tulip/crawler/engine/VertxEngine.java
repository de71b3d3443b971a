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
import tulip.crawler.guard.Access;

/// Waits by registering callbacks: one event-loop thread serves all connections and the crawl (Vert.x `HttpClient`).
///
/// All code that uses the crawl runs on one context, so no lock is needed. Large pages are parsed on other threads
/// ([Parser]), because parsing would block the event loop.
final class VertxEngine implements Engine {
    private final VertxStack stack;
    private final Context context;
    private final Limits limits;
    private final Parser parser;
    private final Set<HttpConnection> kept = Collections.newSetFromMap(new WeakHashMap<>()); // used only on the context
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile VertxRun current;

    VertxEngine(Limits limits, Access access, int connections, Parser parser) {
        this.limits = limits;
        this.parser = parser;
        stack = VertxStack.start(limits, access, connections);
        context = stack.vertx().getOrCreateContext();
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        var end = new CountDownLatch(1);
        var run = new VertxRun(stack, context, limits, parser, crawl, kept, end::countDown);
        current = run;
        if (closed.get()) { // either close() sees the run, or this thread sees the flag
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
            parser.close();
            stack.close();
        }
    }
}
