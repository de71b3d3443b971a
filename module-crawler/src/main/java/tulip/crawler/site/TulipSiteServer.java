package tulip.crawler.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import tulip.async.Async;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;
import tulip.crawler.web.server.ServerLimits;
import tulip.crawler.web.server.ServerThread;

/// A site on the workshop's own server: an application that waits for the latency, and never blocks the loop.
final class TulipSiteServer implements SiteServer, Application {
    private final Site site;
    private final long seed;
    private final LongAdder requests = new LongAdder();
    private volatile Latency latency;
    private ServerThread server; // written before start() returns

    private TulipSiteServer(Site site, Latency latency, long seed) {
        this.site = site;
        this.latency = latency;
        this.seed = seed;
    }

    /// See [SiteServer#start].
    static SiteServer start(Site site, Latency latency, long seed, int port) throws IOException {
        var started = new TulipSiteServer(site, latency, seed);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        ServerLimits limits = ServerLimits.DEFAULT.neverIdle();
        started.server = ServerThread.start("site", started, address, limits, Duration.ZERO);
        return started;
    }

    @Override
    public void handle(Scope scope, Receive receive, Send send) throws IOException {
        if (!(scope instanceof Scope.Http http)) {
            throw new UnsupportedOperationException("a site has nothing to do at start and end");
        }
        requests.increment();
        if (!http.method().equals("GET") && !http.method().equals("HEAD")) {
            answer(Reply.wrongMethod(), send);
            return;
        }
        String pathAndQuery = http.queryString().isEmpty() ? http.rawPath() : http.rawPath() + "?" + http.queryString();
        int millis = latency.millis(seed, pathAndQuery);
        if (millis > 0) {
            Async.sleep(Duration.ofMillis(millis));
        }
        answer(site.readsFiles() ? Async.toThread(() -> site.reply(pathAndQuery)) : site.reply(pathAndQuery), send);
    }

    private static void answer(Reply reply, Send send) throws IOException {
        Headers headers = new Headers()
                .add("Content-Type", reply.contentType())
                .add("Content-Length", Integer.toString(reply.body().length));
        reply.headers().forEach(headers::add);
        send.send(new Event.HttpResponseStart(reply.status(), headers));
        send.send(new Event.HttpResponseBody(reply.body(), false));
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public int port() {
        return server.address().getPort();
    }

    @Override
    public void setLatency(Latency latency) {
        this.latency = latency;
    }

    @Override
    public long requests() {
        return requests.sum();
    }

    @Override
    public int openConnections() {
        return server.openConnections();
    }

    @Override
    public void close() {
        server.close();
    }
}
