package tulip.crawler.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tulip.crawler.Url;
import tulip.crawler.engine.VertxSettings;

/// Fans out by composing futures: one event loop sends all requests and runs the callbacks.
public final class VertxFanOut implements FanOut {
    private final Vertx vertx = vertx();
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client;
    private final Url page;
    private final int count;

    VertxFanOut(Url page, int count, int connections) {
        this.page = page;
        this.count = count;
        client = client(vertx, connections);
    }

    /// Vert.x with one event loop, unless [VertxSettings] say another number. Its thread is a daemon, so it does not
    /// keep a failed benchmark's JVM alive.
    /// Vert.x warns about a blocked event loop only after a minute, since warnings would disturb the display.
    public static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(VertxSettings.ofThisJvm().loops())
                .setUseDaemonThread(true)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MINUTES)
                .setMaxEventLoopExecuteTime(1));
    }

    /// By default Vert.x opens 5 connections to a host, so 995 of 1,000 requests would wait for a connection.
    static HttpClient client(Vertx vertx, int connections) {
        var settings = VertxSettings.ofThisJvm();
        return vertx.createHttpClient(new PoolOptions()
                .setHttp1MaxSize(settings.connections().orElse(connections))
                .setEventLoopSize(settings.loopsOfPool()));
    }

    @Override
    public long getAll() throws Exception {
        return begin().get();
    }

    @Override
    public CompletableFuture<Long> begin() {
        Promise<Long> bytes = Promise.promise();
        context.runOnContext(_ -> sendAll().onComplete(bytes));
        return bytes.future().toCompletionStage().toCompletableFuture();
    }

    private Future<Long> sendAll() {
        List<Future<Integer>> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            answers.add(get());
        }
        return Future.all(answers)
                .map(_ -> answers.stream().mapToLong(Future::result).sum());
    }

    private Future<Integer> get() {
        return client.request(HttpMethod.GET, page.port(), page.host(), page.pathAndQuery())
                .compose(HttpClientRequest::send)
                .expecting(HttpResponseExpectation.SC_OK)
                .compose(HttpClientResponse::body)
                .map(Buffer::length);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
