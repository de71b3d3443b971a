package tulip.crawler.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.UserAgent;
import tulip.crawler.guard.Access;

/// Vert.x with one event loop, unless [VertxSettings] say another number, and one client, configured in the same way
/// for both Vert.x engines.
record VertxStack(Vertx vertx, HttpClient client, VertxAddresses addresses) implements AutoCloseable {
    static final long CLOSE_SECONDS = 10;

    /// No file is served, so no cache folder is needed.
    private static final FileSystemOptions NO_FILES =
            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

    // Kept in a field: the logging system holds loggers weakly, and a collected logger loses its level.
    private static final Logger VERTX_LOG = Logger.getLogger("io.vertx");
    private static final Logger NETTY_LOG = Logger.getLogger("io.netty");

    static VertxStack start(Limits limits, Access access, int connections) {
        VERTX_LOG.setLevel(Level.OFF); // errors of a site are reported as failures, not logged
        NETTY_LOG.setLevel(Level.OFF);
        // No resolver of Vert.x: names are looked up by the guard.
        System.setProperty("vertx.disableDnsResolver", "true");
        var settings = VertxSettings.ofThisJvm();
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(settings.loops())
                .setWorkerPoolSize(Runtime.getRuntime().availableProcessors())
                .setFileSystemOptions(NO_FILES));
        HttpClient client = vertx.httpClientBuilder()
                .with(clientOptions(limits, access))
                // By default Vert.x opens 5 connections to a host, so 995 of 1,000 requests would wait.
                .with(new PoolOptions()
                        .setHttp1MaxSize(settings.connections().orElse(connections))
                        .setEventLoopSize(settings.loopsOfPool())
                        .setMaxWaitQueueSize(-1))
                .withConnectHandler(ResponseDecoder.installer(limits))
                .build();
        return new VertxStack(vertx, client, new VertxAddresses(vertx, access.guard()));
    }

    private static HttpClientOptions clientOptions(Limits limits, Access access) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setKeepAliveTimeout(0) // keep for ever, as the blocking client does: a lane may be idle for a minute
                .setTcpNoDelay(true);
        access.trust().map(TrustOptions::wrap).ifPresent(options::setTrustOptions);
        return options;
    }

    /// Begins a request on the first allowed address of the host that accepts. Vert.x throws at once if it does not
    /// accept a host that browsers accept, such as `a"b`.
    Future<HttpClientRequest> request(Url url) {
        try {
            Target.check(url);
            Future<List<SocketAddress>> servers = addresses.of(url);
            return servers.succeeded()
                    ? request(url, servers.result(), 0)
                    : servers.compose(found -> request(url, found, 0));
        } catch (FetchFailure refused) {
            return Future.failedFuture(refused);
        }
    }

    private Future<HttpClientRequest> request(Url url, List<SocketAddress> servers, int index) {
        try {
            Future<HttpClientRequest> begun = client.request(options(url).setServer(servers.get(index)));
            return index == servers.size() - 1
                    ? begun
                    : begun.recover(broken -> broken instanceof ConnectException
                            ? request(url, servers, index + 1)
                            : Future.failedFuture(broken));
        } catch (IllegalArgumentException refused) {
            return Future.failedFuture(new UnknownHostException("Vert.x does not accept the host " + url.host()));
        }
    }

    private static RequestOptions options(Url url) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(url.hostOnly())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.pathAndQuery())
                .setFollowRedirects(false)
                .putHeader("User-Agent", UserAgent.ofThisJvm().field())
                .putHeader("Accept", "text/html, */*;q=0.1")
                .putHeader("Accept-Encoding", "gzip");
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
