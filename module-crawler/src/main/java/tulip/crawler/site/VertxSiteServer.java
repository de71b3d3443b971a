package tulip.crawler.site;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A site on Vert.x. One event loop does all the work except reading files.
final class VertxSiteServer implements SiteServer {
    /// How many connections may wait to be accepted; the kernel's `somaxconn` is an upper limit.
    ///
    /// With a backlog of 50, the first 1,000 connections at once took 1,590 ms instead of 501: the kernel drops
    /// connections when the backlog is full, and TCP tries again only after a second.
    private static final int ACCEPT_BACKLOG = 8_192;

    private static final int FILE_READERS = 4;

    // Kept in a field: the logging system holds loggers weakly, and a collected logger loses its level.
    private static final Logger VERTX_LOG = Logger.getLogger("io.vertx");
    private static final Logger NETTY_LOG = Logger.getLogger("io.netty");

    private final Vertx vertx;
    private final Site site;
    private final SiteHandler handler;
    private final AtomicInteger openConnections = new AtomicInteger();
    private int port; // written before start() returns

    private VertxSiteServer(Vertx vertx, Site site, Latency latency, long seed) {
        this.vertx = vertx;
        this.site = site;
        this.handler = new SiteHandler(vertx, site, latency, seed);
    }

    /// See [SiteServer#start].
    static SiteServer start(Site site, Latency latency, long seed, int port) throws IOException {
        VERTX_LOG.setLevel(Level.OFF);
        NETTY_LOG.setLevel(Level.OFF);
        var server = new VertxSiteServer(Vertx.vertx(vertxOptions()), site, latency, seed);
        try {
            server.listen(port);
            return server;
        } catch (CompletionException failed) {
            server.close();
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void setLatency(Latency latency) {
        handler.setLatency(latency);
    }

    @Override
    public long requests() {
        return handler.requests();
    }

    @Override
    public int openConnections() {
        return openConnections.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(FILE_READERS)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(false)
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private void listen(int wantedPort) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(HOST)
                .setPort(wantedPort)
                .setAcceptBacklog(Integer.getInteger(BACKLOG, ACCEPT_BACKLOG))
                .setTcpNoDelay(true)
                .setIdleTimeout(0) // never
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(16_384));
        server.connectionHandler(connection -> {
            openConnections.incrementAndGet();
            connection.closeHandler(_ -> openConnections.decrementAndGet());
        });
        server.requestHandler(handler);
        port = server.listen().toCompletionStage().toCompletableFuture().join().actualPort();
    }
}
