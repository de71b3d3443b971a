package tulip.runner.child;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.Deadline;

/// Uses Vert.x, closes it, and prints in which process it did so. Runs only in a child.
final class OnVertx extends Contract {
    @Check("A server of Vert.x starts and ends.")
    @Order(1)
    @Deadline(millis = 20_000)
    void aServerStartsAndEnds() throws Exception {
        Vertx vertx = Vertx.vertx();
        vertx.createHttpClient();
        await(vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));
        await(vertx.close());
        System.out.println(ProcessHandle.current().pid());
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
