package tulip.async.example;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The prices of `Prices`, with the `await` of Vert.x: the virtual threads of a context run one at a time, so no lock
/// is needed.
final class VertxAwaitPrices extends VerticleBase {
    private final Queue<Roaster> next = new ArrayDeque<>(Roaster.ALL);
    private final Map<Roaster, Integer> prices = new HashMap<>();

    @Override
    public Future<?> start() {
        Future.all(line(), line()).await();
        IO.println(Roaster.ALL.stream().map(prices::get).toList());
        return Future.succeededFuture();
    }

    /// Asks one roaster after the other, on a virtual thread of its own.
    private Future<Void> line() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(_ -> {
            for (Roaster roaster = next.poll(); roaster != null; roaster = next.poll()) {
                roaster.call();
                vertx.timer(roaster.time().toMillis(), TimeUnit.MILLISECONDS).await();
                prices.put(roaster, roaster.hangUp());
            }
            done.complete();
        });
        return done.future();
    }

    static void main() {
        Vertx vertx = Vertx.vertx();
        var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        vertx.deployVerticle(new VertxAwaitPrices(), options).await();
        vertx.close().await();
    }
}
