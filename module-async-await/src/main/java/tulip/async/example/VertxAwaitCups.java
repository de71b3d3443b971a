package tulip.async.example;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The shop of `Cups`, with the `await` of Vert.x: the virtual threads of a context run one at a time.
final class VertxAwaitCups extends VerticleBase {
    private final Queue<String> cups = new ArrayDeque<>(List.of("flat white", "espresso", "tea"));

    @Override
    public Future<?> start() {
        return Future.all(barista("Ada"), barista("Linus"));
    }

    private Future<Void> barista(String name) {
        Promise<Void> home = Promise.promise();
        context.runOnContext(
                _ -> { // on a new virtual thread
                    for (String drink = cups.poll(); drink != null; drink = cups.poll()) {
                        vertx.timer(10, TimeUnit.MILLISECONDS).await(); // lets the next virtual thread run
                        IO.println(name + ": " + drink);
                    }
                    home.complete();
                });
        return home.future();
    }

    static void main() {
        Vertx vertx = Vertx.vertx();
        var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        vertx.deployVerticle(new VertxAwaitCups(), options).await();
        vertx.close().await();
    }
}
