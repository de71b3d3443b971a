package tulip.async.example;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The prices of `Prices`, with the futures of Vert.x: all callbacks run on one event loop, so no lock is needed.
final class VertxPrices extends VerticleBase {
    private final Queue<Roaster> next = new ArrayDeque<>(Roaster.ALL);
    private final Map<Roaster, Integer> prices = new HashMap<>();

    @Override
    public Future<?> start() {
        return Future.all(line(), line())
                .onSuccess(_ -> IO.println(Roaster.ALL.stream().map(prices::get).toList()));
    }

    /// Asks one roaster after the other: the loop is a method that composes itself.
    private Future<Void> line() {
        Roaster roaster = next.poll();
        if (roaster == null) {
            return Future.succeededFuture();
        }
        roaster.call();
        return vertx.timer(roaster.time().toMillis(), TimeUnit.MILLISECONDS).compose(_ -> {
            prices.put(roaster, roaster.hangUp());
            return line();
        });
    }

    static void main() {
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(new VertxPrices()).await();
        vertx.close().await();
    }
}
