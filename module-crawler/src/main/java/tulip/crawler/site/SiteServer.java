package tulip.crawler.site;

import java.io.IOException;

/// Serves a site over HTTP/1.1 on 127.0.0.1. Each reply is sent after the site's latency.
///
/// A connection stays open until the client closes it. Both servers give the same status, the same fields and
/// the same body for the same request; the workshop's server adds a `Date`.
public interface SiteServer extends AutoCloseable {
    String HOST = "127.0.0.1";

    /// The property with which a JVM gets another backlog, for the server on Vert.x.
    String BACKLOG = "tulip.site.backlog";

    /// Starts the server on Vert.x: see [#start(ServerKind, Site, Latency, long, int)].
    static SiteServer start(Site site, Latency latency, long seed, int port) throws IOException {
        return start(ServerKind.VERTX, site, latency, seed, port);
    }

    /// Starts the server. When this returns, clients can connect.
    ///
    /// @param seed  of the latency
    /// @param port  0 takes any free port
    /// @throws PortInUse if another program uses the port
    /// @throws IOException with a sentence for the user, if listening fails for another reason
    static SiteServer start(ServerKind kind, Site site, Latency latency, long seed, int port) throws IOException {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, not " + port);
        }
        try {
            return switch (kind) {
                case VERTX -> VertxSiteServer.start(site, latency, seed, port);
                case TULIP -> TulipSiteServer.start(site, latency, seed, port);
            };
        } catch (IOException failed) {
            throw PortInUse.explained(failed, port);
        }
    }

    Site site();

    int port();

    /// The full address of the start page.
    default String url() {
        return "http://" + HOST + ":" + port() + site().start();
    }

    /// Changes the latency of requests that arrive after this call.
    void setLatency(Latency latency);

    /// The number of requests so far, including those answered with an error.
    long requests();

    int openConnections();

    /// Stops immediately: replies that still wait are not sent.
    @Override
    void close();
}
