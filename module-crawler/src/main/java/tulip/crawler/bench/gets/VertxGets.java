package tulip.crawler.bench.gets;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import tulip.crawler.Url;
import tulip.crawler.bench.VertxFanOut;

/// A chain of futures for each connection, on one event loop of Vert.x.
final class VertxGets implements Gets {
    private final Vertx vertx = VertxFanOut.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client;
    private final Url page;
    private final int connections;

    VertxGets(Url page, int connections) {
        this.page = page;
        this.connections = connections;
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
    }

    @Override
    public long until(long endNanos) throws Exception {
        Promise<Long> count = Promise.promise();
        context.runOnContext(_ -> {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Promise<Long> one = Promise.promise();
                repeat(endNanos, 0, one);
                all.add(one.future());
            }
            Future.all(all)
                    .map(_ -> all.stream().mapToLong(Future::result).sum())
                    .onComplete(count);
        });
        return count.future().toCompletionStage().toCompletableFuture().get();
    }

    private void repeat(long endNanos, long count, Promise<Long> end) {
        if (endNanos - System.nanoTime() <= 0) {
            end.complete(count);
            return;
        }
        client.request(HttpMethod.GET, page.port(), page.host(), page.pathAndQuery())
                .compose(HttpClientRequest::send)
                .expecting(HttpResponseExpectation.SC_OK)
                .compose(HttpClientResponse::body)
                .onSuccess(_ -> repeat(endNanos, count + 1, end))
                .onFailure(end::fail);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
