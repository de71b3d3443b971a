package tulip.crawler.site;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Serves a site over HTTP/1.1 on 127.0.0.1. Each reply is sent after the site's latency.
///
/// One event loop does all the work except reading files. A connection stays open until the client closes it.
public final class SiteServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

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

    private SiteServer(Vertx vertx, Site site, Latency latency, long seed) {
        this.vertx = vertx;
        this.site = site;
        this.handler = new SiteHandler(vertx, site, latency, seed);
    }

    /// Starts the server. When this returns, clients can connect.
    ///
    /// @param seed  of the latency
    /// @param port  0 takes any free port
    /// @throws PortInUse if another program uses the port
    /// @throws IOException with a sentence for the user, if listening fails for another reason
    public static SiteServer start(Site site, Latency latency, long seed, int port) throws IOException {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, not " + port);
        }
        VERTX_LOG.setLevel(Level.OFF);
        NETTY_LOG.setLevel(Level.OFF);
        var server = new SiteServer(Vertx.vertx(vertxOptions()), site, latency, seed);
        try {
            server.listen(port);
            return server;
        } catch (CompletionException failed) {
            server.close();
            if (failed.getCause() instanceof BindException && isInUse(failed.getCause())) {
                throw new PortInUse(port);
            }
            throw new IOException(
                    "cannot listen on port " + port + ": " + failed.getCause().getMessage(), failed);
        }
    }

    /// The full address of the start page.
    public String url() {
        return "http://" + HOST + ":" + port + site.start();
    }

    public int port() {
        return port;
    }

    /// Changes the latency of requests that arrive after this call.
    public void setLatency(Latency latency) {
        handler.setLatency(latency);
    }

    /// The number of requests so far, including those answered with an error.
    public long requests() {
        return handler.requests();
    }

    public int openConnections() {
        return openConnections.get();
    }

    /// Stops immediately: replies that still wait are not sent.
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
                .setAcceptBacklog(ACCEPT_BACKLOG)
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

    /// A `BindException` can also mean that only the administrator may use the port.
    private static boolean isInUse(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("in use");
    }
}
