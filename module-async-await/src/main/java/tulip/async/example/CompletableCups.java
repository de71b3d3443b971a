package tulip.async.example;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// The shop of `Cups`, with `CompletableFuture`. In a few of many runs Linus is first: the callbacks run on several
/// threads.
final class CompletableCups {
    private CompletableCups() {}

    /// Makes a cup, and then the others: the loop is a method that composes itself. No callback can wait for a cup,
    /// so an empty queue is the end.
    private static CompletableFuture<Void> barista(String name, Queue<String> cups) {
        String drink = cups.poll();
        if (drink == null) {
            return CompletableFuture.completedFuture(null);
        }
        var machine = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS); // nobody is blocked
        return CompletableFuture.runAsync(() -> IO.println(name + ": " + drink), machine)
                .thenCompose(_ -> barista(name, cups));
    }

    static void main() {
        var cups = new ConcurrentLinkedQueue<>(List.of("flat white", "espresso", "tea"));
        CompletableFuture.allOf(barista("Ada", cups), barista("Linus", cups)).join();
    }
}
