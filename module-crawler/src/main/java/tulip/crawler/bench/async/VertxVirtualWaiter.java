package tulip.crawler.bench.async;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tulip.crawler.bench.VertxFanOut;
import tulip.crawler.bench.VertxVirtualFanOut;

/// The `await` of Vert.x on a context of virtual threads: they run one at a time.
final class VertxVirtualWaiter implements Waiter {
    private final Vertx vertx = VertxFanOut.vertx();
    private final Context context;

    VertxVirtualWaiter() throws Exception {
        context = VertxVirtualFanOut.virtualContext(vertx);
    }

    @Override
    public void run(Work work, int times) throws Exception {
        var all = new CompletableFuture<Integer>();
        context.runOnContext(_ -> {
            switch (work) {
                case DONE -> all.complete(awaitDone(times));
                case COMPLETED -> all.complete(awaitCompleted(times));
                case CALLBACK, YIELD, PING_PONG -> all.completeExceptionally(Waiter.hasNo(work));
            }
        });
        Check.count(times, all.get());
    }

    private static int awaitDone(int times) {
        List<Future<Integer>> done = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            done.add(Future.succeededFuture(1));
        }
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += done.get(i % DIFFERENT).await();
        }
        return sum;
    }

    private int awaitCompleted(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            Promise<Integer> promise = Promise.promise();
            context.runOnContext(_ -> promise.complete(1));
            sum += promise.future().await();
        }
        return sum;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
