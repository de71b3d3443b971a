package tulip.crawler.site;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.LongAdder;

/// Answers each request after its latency. Runs on the event loop and never blocks it.
final class SiteHandler implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final Site site;
    private final long seed;
    private volatile Latency latency;
    private final LongAdder requests = new LongAdder();

    SiteHandler(Vertx vertx, Site site, Latency latency, long seed) {
        this.vertx = vertx;
        this.site = site;
        this.seed = seed;
        this.latency = latency;
    }

    void setLatency(Latency latency) {
        this.latency = latency;
    }

    long requests() {
        return requests.sum();
    }

    @Override
    public void handle(HttpServerRequest request) {
        requests.increment();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            send(request, Reply.wrongMethod());
            return;
        }
        String pathAndQuery = pathAndQuery(request);
        int millis = latency.millis(seed, pathAndQuery);
        if (millis == 0) {
            answer(request, pathAndQuery);
        } else {
            vertx.setTimer(millis, _ -> answer(request, pathAndQuery));
        }
    }

    private void answer(HttpServerRequest request, String pathAndQuery) {
        if (site.readsFiles()) {
            vertx.executeBlocking(() -> site.reply(pathAndQuery), false).onSuccess(reply -> send(request, reply));
        } else {
            send(request, site.reply(pathAndQuery));
        }
    }

    private static void send(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return; // the client closed the connection during the wait
        }
        response.setStatusCode(reply.status()).putHeader("Content-Type", reply.contentType());
        response.putHeader("Content-Length", Integer.toString(reply.body().length));
        reply.headers().forEach(response::putHeader);
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(reply.body()));
        }
    }

    /// Removes scheme and host, which a request line may contain (RFC 9112, section 3.2.2).
    private static String pathAndQuery(HttpServerRequest request) {
        String path = request.path() == null ? "/" : request.path();
        return request.query() == null ? path : path + "?" + request.query();
    }
}
