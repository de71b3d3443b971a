package tulip.crawler.engine;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import tulip.crawler.Limits;

/// Vert.x with one event loop and one client, made the same for all engines that stand on it.
record VertxStack(Vertx vertx, HttpClient client) implements AutoCloseable {
    static final long CLOSE_SECONDS = 10;

    /// It serves no files, and so needs no cache folder for them.
    private static final FileSystemOptions NO_FILES =
            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

    // Held here, because the logging system forgets the level of a logger that nobody refers to.
    private static final Logger VERTX_LOG = Logger.getLogger("io.vertx");
    private static final Logger NETTY_LOG = Logger.getLogger("io.netty");

    static VertxStack start(Limits limits, int connections) {
        VERTX_LOG.setLevel(Level.OFF); // what a site does wrong is filed, not logged
        NETTY_LOG.setLevel(Level.OFF);
        // The JDK's resolver, as on the other engines, and not one that asks the name servers by itself.
        System.setProperty("vertx.disableDnsResolver", "true");
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(Runtime.getRuntime().availableProcessors())
                .setFileSystemOptions(NO_FILES));
        HttpClient client = vertx.httpClientBuilder()
                .with(clientOptions(limits))
                // By default Vert.x opens 5 connections to a host, and 995 of 1,000 requests wait for one.
                .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1))
                .withConnectHandler(ResponseFilter::install)
                .build();
        return new VertxStack(vertx, client);
    }

    private static HttpClientOptions clientOptions(Limits limits) {
        return new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setMaxInitialLineLength(limits.maxHeadBytes())
                .setMaxHeaderSize(limits.maxHeadBytes())
                .setKeepAliveTimeout(0) // never, as in the blocking client: a lane may stand idle for a minute
                .setTcpNoDelay(true);
    }

    /// Closes every connection, and waits until its threads have ended.
    @Override
    public void close() {
        try {
            client.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            throw new EngineFailure("Vert.x did not close: " + failed, failed);
        }
    }
}
