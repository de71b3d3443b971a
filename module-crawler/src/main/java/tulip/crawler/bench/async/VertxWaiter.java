package tulip.crawler.bench.async;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import tulip.crawler.bench.VertxFanOut;

/// The event loop of Vert.x, by callbacks.
final class VertxWaiter implements Waiter {
    private final Vertx vertx = VertxFanOut.vertx();
    private final Context context = vertx.getOrCreateContext();

    @Override
    public void run(Work work, int times) throws Exception {
        var all = new CompletableFuture<Integer>();
        var chain = new Chain(times, all);
        context.runOnContext(_ -> {
            switch (work) {
                case CALLBACK -> chain.call();
                case COMPLETED -> chain.complete();
                case DONE, YIELD, PING_PONG -> all.completeExceptionally(Waiter.hasNo(work));
            }
        });
        Check.count(times, all.get());
    }

    private final class Chain {
        private final int times;
        private final CompletableFuture<Integer> all;
        private int count;

        Chain(int times, CompletableFuture<Integer> all) {
            this.times = times;
            this.all = all;
        }

        private void call() {
            if (count == times) {
                all.complete(count);
                return;
            }
            count++;
            context.runOnContext(_ -> call());
        }

        private void complete() {
            if (count == times) {
                all.complete(count);
                return;
            }
            Promise<Integer> promise = Promise.promise();
            context.runOnContext(_ -> promise.complete(1));
            promise.future().onSuccess(one -> {
                count += one;
                complete();
            });
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
