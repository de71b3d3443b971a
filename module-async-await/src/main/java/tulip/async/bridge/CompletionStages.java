package tulip.async.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import tulip.async.Future;

/// Connects our futures with those of the JDK.
///
/// Both methods must be called with the turn of a loop: in a task or in a callback.
public final class CompletionStages {
    private CompletionStages() {}

    /// Makes a future of the running loop that ends as the stage does. One `CompletionException` is removed, so a task
    /// gets the exception that the code of the stage has thrown.
    ///
    /// If the future is cancelled, the stage is asked to end by `toCompletableFuture().cancel`, which interrupts
    /// nothing. If the stage runs on, a late result is dropped, and a late failure goes to the exception handler of
    /// the loop.
    ///
    /// @throws IllegalStateException if no loop runs on this thread
    @SuppressWarnings("FutureReturnValueIgnored") // nothing follows
    public static <T> Future<T> toFuture(CompletionStage<T> stage) {
        Crossing<T> crossing = Crossing.into("a CompletionStage");
        crossing.future().addDoneCallback(done -> {
            if (done.isCancelled()) {
                cancel(stage);
            }
        });
        stage.whenComplete((result, failure) -> crossing.arrive(result, unwrapped(failure)));
        return crossing.future();
    }

    private static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(false);
        } catch (UnsupportedOperationException refused) {
            // A stage may refuse to become a CompletableFuture. Then nobody can end it from outside.
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /// Makes a `CompletableFuture` that ends as our future does. Its callbacks run in the loop, unless they are added
    /// with `Async`, so they must not block.
    ///
    /// To cancel it, on any thread, asks our future to end: `cancel` in its loop. To complete it in another way
    /// leaves our future alone.
    @SuppressWarnings("FutureReturnValueIgnored") // nothing follows
    public static <T> CompletableFuture<T> fromFuture(Future<T> future) {
        Crossing<T> crossing = Crossing.from(future);
        var completable = new CompletableFuture<T>();
        crossing.whenDone((result, failure) -> {
            if (failure == null) {
                completable.complete(result);
            } else if (!completable.completeExceptionally(failure) && !future.isCancelled()) {
                future.loop()
                        .callExceptionHandler(future + " has failed after its CompletableFuture was done", failure);
            }
        });
        completable.whenComplete((_, _) -> {
            if (completable.isCancelled()) {
                crossing.call(() -> future.cancel("its CompletableFuture was cancelled"));
            }
        });
        return completable;
    }
}
