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

/// Vert.x with one event loop and one client, configured in the same way for both Vert.x engines.
record VertxStack(Vertx vertx, HttpClient client) implements AutoCloseable {
    static final long CLOSE_SECONDS = 10;

    /// No file is served, so no cache folder is needed.
    private static final FileSystemOptions NO_FILES =
            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

    // Kept in a field: the logging system holds loggers weakly, and a collected logger loses its level.
    private static final Logger VERTX_LOG = Logger.getLogger("io.vertx");
    private static final Logger NETTY_LOG = Logger.getLogger("io.netty");

    static VertxStack start(Limits limits, int connections) {
        VERTX_LOG.setLevel(Level.OFF); // errors of a site are reported as failures, not logged
        NETTY_LOG.setLevel(Level.OFF);
        // Use the JDK's resolver, as the other engines do, instead of the resolver of Vert.x.
        System.setProperty("vertx.disableDnsResolver", "true");
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(Runtime.getRuntime().availableProcessors())
                .setFileSystemOptions(NO_FILES));
        HttpClient client = vertx.httpClientBuilder()
                .with(clientOptions(limits))
                // By default Vert.x opens 5 connections to a host, so 995 of 1,000 requests would wait.
                .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1))
                .withConnectHandler(ResponseDecoder.installer(limits))
                .build();
        return new VertxStack(vertx, client);
    }

    private static HttpClientOptions clientOptions(Limits limits) {
        return new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setKeepAliveTimeout(0) // keep for ever, as the blocking client does: a lane may be idle for a minute
                .setTcpNoDelay(true);
    }

    /// Closes every connection and waits until the threads of Vert.x have ended.
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
