package tulip.async.bridge;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.concurrent.RejectedExecutionException;
import tulip.async.Future;

/// Connects our futures with those of Vert.x.
///
/// Both methods must be called with the turn of a loop: in a task or in a callback.
public final class VertxFutures {
    private VertxFutures() {}

    /// Makes a future of the running loop that ends as the future of Vert.x does. So a task can await a call of Vert.x.
    ///
    /// A future of Vert.x has no `cancel`. If ours is cancelled, the call runs on: its late result is dropped, and
    /// its late failure goes to the exception handler of the loop.
    ///
    /// @throws IllegalStateException if no loop runs on this thread
    public static <T> Future<T> toFuture(io.vertx.core.Future<T> vertxFuture) {
        Crossing<T> crossing = Crossing.into("a future of Vert.x");
        vertxFuture.onComplete(crossing::arrive);
        return crossing.future();
    }

    /// Makes a future of Vert.x that ends as ours does. If ours is cancelled, it fails with a `CancellationException`.
    /// If Vert.x was closed, its future ends in our loop.
    ///
    /// @param context  where the future of Vert.x ends, and where the callbacks run that were added before
    public static <T> io.vertx.core.Future<T> fromFuture(Future<T> future, Context context) {
        Promise<T> promise = Promise.promise();
        Crossing.from(future).whenDone((result, failure) -> {
            try {
                context.runOnContext(_ -> promise.complete(result, failure));
            } catch (RejectedExecutionException closed) {
                promise.complete(result, failure); // a thread may wait for it
            }
        });
        return promise.future();
    }
}
