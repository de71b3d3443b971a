package tulip.async.example;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// The prices of `Prices`, with `CompletableFuture`: the pool has a thread for each line, and the thread is blocked.
final class CompletablePrices {
    private CompletablePrices() {}

    private static int ask(Roaster roaster) {
        roaster.call();
        try {
            Thread.sleep(roaster.time());
        } catch (InterruptedException interrupted) {
            throw new CompletionException(interrupted); // a Supplier may throw nothing checked
        }
        return roaster.hangUp();
    }

    static void main() {
        try (var pool = Executors.newFixedThreadPool(Roaster.LINES)) {
            List<CompletableFuture<Integer>> answers = Roaster.ALL.stream()
                    .map(roaster -> CompletableFuture.supplyAsync(() -> ask(roaster), pool))
                    .toList();
            CompletableFuture<List<Integer>> prices = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .thenApply(
                            _ -> answers.stream().map(CompletableFuture::join).toList());
            IO.println(prices.join());
        }
    }
}
