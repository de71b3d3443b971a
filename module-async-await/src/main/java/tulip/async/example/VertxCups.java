package tulip.async.example;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The shop of `Cups`, with the futures of Vert.x: all callbacks run on one event loop.
final class VertxCups extends VerticleBase {
    private final Queue<String> cups = new ArrayDeque<>(List.of("flat white", "espresso", "tea"));

    @Override
    public Future<?> start() {
        return Future.all(barista("Ada"), barista("Linus"));
    }

    private Future<Void> barista(String name) {
        String drink = cups.poll();
        if (drink == null) {
            return Future.succeededFuture();
        }
        return vertx.timer(10, TimeUnit.MILLISECONDS).compose(_ -> {
            IO.println(name + ": " + drink);
            return barista(name);
        });
    }

    static void main() {
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(new VertxCups()).await();
        vertx.close().await();
    }
}
