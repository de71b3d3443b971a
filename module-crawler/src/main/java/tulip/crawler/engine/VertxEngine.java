package tulip.crawler.engine;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
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
    private static final long CLOSE_SECONDS = 10;

    /// It serves no files, and so needs no cache folder for them.
    private static final FileSystemOptions NO_FILES =
            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

    private final Vertx vertx;
    private final Context context;
    private final HttpClient client;
    private final Limits limits;
    private final Set<HttpConnection> kept = Collections.newSetFromMap(new WeakHashMap<>()); // on the context only
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile VertxRun current;

    VertxEngine(Limits limits, int connections) {
        this.limits = limits;
        // The JDK's resolver, as on the other engines, and not one that asks the name servers by itself.
        System.setProperty("vertx.disableDnsResolver", "true");
        int cores = Runtime.getRuntime().availableProcessors();
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(cores)
                .setFileSystemOptions(NO_FILES));
        context = vertx.getOrCreateContext();
        client = vertx.httpClientBuilder()
                .with(clientOptions(limits))
                // By default Vert.x opens 5 connections to a host, and 995 of 1,000 requests wait for one.
                .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1))
                .build();
    }

    private static HttpClientOptions clientOptions(Limits limits) {
        return new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setMaxInitialLineLength(limits.maxHeadBytes())
                .setMaxHeaderSize(limits.maxHeadBytes())
                .setKeepAliveTimeout(0) // never, as in the blocking client: a lane may stand idle for a minute
                .setTcpNoDelay(true);
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        var end = new CountDownLatch(1);
        var run = new VertxRun(vertx, context, client, limits, crawl, kept, end::countDown);
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
                run.abandonSoon().get(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
            client.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            throw new EngineFailure("Vert.x did not close: " + failed, failed);
        }
    }
}
