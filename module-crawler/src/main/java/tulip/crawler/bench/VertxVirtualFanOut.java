package tulip.crawler.bench;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tulip.crawler.Url;

/// Fans out with the same client as [VertxFanOut], but each request calls `await` on a virtual thread.
///
/// The virtual threads of one Vert.x context run one at a time, as callbacks do; `await` lets the next thread run.
public final class VertxVirtualFanOut implements FanOut {
    private final Vertx vertx = VertxFanOut.vertx();
    private final HttpClient client;
    private final Context context;
    private final Url page;
    private final int count;

    VertxVirtualFanOut(Url page, int count, int connections) throws Exception {
        this.page = page;
        this.count = count;
        client = VertxFanOut.client(vertx, connections);
        context = virtualContext(vertx);
    }

    public static Context virtualContext(Vertx vertx) throws Exception {
        Promise<Context> own = Promise.promise();
        var verticle = new VerticleBase() {
            @Override
            public Future<?> start() {
                own.complete(context);
                return Future.succeededFuture();
            }
        };
        vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
        return own.future().toCompletionStage().toCompletableFuture().get();
    }

    @Override
    public long getAll() throws Exception {
        return begin().get();
    }

    @Override
    public CompletableFuture<Long> begin() {
        Promise<Long> bytes = Promise.promise();
        context.runOnContext(_ -> startAll().onComplete(bytes));
        return bytes.future().toCompletionStage().toCompletableFuture();
    }

    private Future<Long> startAll() {
        List<Future<Integer>> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            answers.add(start());
        }
        return Future.all(answers)
                .map(_ -> answers.stream().mapToLong(Future::result).sum());
    }

    /// Gets the page on a virtual thread of its own.
    private Future<Integer> start() {
        Promise<Integer> answer = Promise.promise();
        context.runOnContext(_ -> {
            try {
                answer.complete(get());
            } catch (Exception failed) {
                answer.fail(failed);
            }
        });
        return answer.future();
    }

    private int get() throws IOException {
        HttpClientRequest request = client.request(HttpMethod.GET, page.port(), page.host(), page.pathAndQuery())
                .await();
        HttpClientResponse response = request.send().await();
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body().await().length();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
