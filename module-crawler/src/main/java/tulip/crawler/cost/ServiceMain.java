package tulip.crawler.cost;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;
import tulip.crawler.Meter;
import tulip.crawler.bench.FanOut;
import tulip.crawler.bench.FanOuts;
import tulip.crawler.bench.VertxFanOut;
import tulip.crawler.lab.Parent;

/// The main class of the service's JVM. The service answers each request with the bytes of many pages, which it
/// gets from the site at once, with one engine.
///
/// The front is the same for all engines: one event loop of Vert.x reads the requests and writes the answers.
/// The engine decides only how the service waits for the site. The command `stats` answers with
/// [Service.Stats].
final class ServiceMain {
    private static final int BACKLOG = 8_192;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final FanOut fanOut;
    private final Context loop;
    private final int atOnce;
    private final long addedNanos;
    private final AtomicInteger inFlight = new AtomicInteger();

    private ServiceMain(FanOut fanOut, Context loop, int atOnce, long addedNanos) {
        this.fanOut = fanOut;
        this.loop = loop;
        this.atOnce = atOnce;
        this.addedNanos = addedNanos;
    }

    public static void main(String[] args) throws Exception {
        Parent parent = Parent.connect();
        var settings = ServiceSettings.fromJson(parent.settings());
        Vertx vertx = VertxFanOut.vertx();
        FanOut fanOut = FanOuts.open(
                settings.engine(),
                settings.page(),
                settings.fanOut(),
                settings.pool(),
                settings.atOnce() * settings.fanOut());
        var service = new ServiceMain(
                fanOut, vertx.getOrCreateContext(), settings.atOnce(), settings.addedMillis() * 1_000_000L);
        parent.serve(new JsonObject().put("port", service.listen(vertx)), _ -> service.stats());
    }

    private int listen(Vertx vertx) throws Exception {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setAcceptBacklog(BACKLOG)
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(this::answer);
        return server.listen().toCompletionStage().toCompletableFuture().get().actualPort();
    }

    private void answer(HttpServerRequest request) {
        if (inFlight.get() >= atOnce) { // only this event loop adds to it
            request.response().setStatusCode(UNAVAILABLE).end();
            return;
        }
        inFlight.incrementAndGet();
        var _ = fanOut.begin()
                .whenComplete((bytes, failure) -> loop.runOnContext(_ -> end(request.response(), bytes, failure)));
    }

    private void end(HttpServerResponse response, Long bytes, Throwable failure) {
        inFlight.decrementAndGet();
        work();
        if (response.closed()) {
            return; // nobody waits for this answer any more
        }
        if (failure == null) {
            response.end(bytes.toString());
        } else {
            response.setStatusCode(BAD_GATEWAY).end(String.valueOf(failure.getMessage()));
        }
    }

    /// Uses the processor for the time that was added to test the measurement itself.
    private void work() {
        long begin = addedNanos == 0 ? 0 : THREADS.getCurrentThreadCpuTime();
        while (addedNanos > 0 && THREADS.getCurrentThreadCpuTime() - begin < addedNanos) {
            Thread.onSpinWait();
        }
    }

    private JsonObject stats() {
        int threads = Meter.peakPlatformThreads();
        Meter.resetPlatformThreads();
        return new Service.Stats(inFlight.get(), Meter.cpuNanos(), threads).toJson();
    }
}
