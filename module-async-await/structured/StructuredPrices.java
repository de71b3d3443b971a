import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Subtask;

/// The prices of `Prices`, with the structured concurrency of JDK 25 (JEP 505, a preview).
final class StructuredPrices {
    private record Roaster(String beans, Duration time, int price) {}

    private static final List<Roaster> ROASTERS = List.of(
            new Roaster("Ethiopia", Duration.ofMillis(20), 14),
            new Roaster("Kenya", Duration.ofMillis(5), 16),
            new Roaster("Brazil", Duration.ofMillis(10), 11),
            new Roaster("India", Duration.ofMillis(1), 12));
    private static final Semaphore LINES = new Semaphore(2);

    private StructuredPrices() {}

    private static int ask(Roaster roaster) throws InterruptedException {
        LINES.acquire();
        try {
            Thread.sleep(roaster.time()); // blocks this virtual thread, and no other
            return roaster.price();
        } finally {
            LINES.release();
        }
    }

    static void main() throws InterruptedException {
        try (var scope = StructuredTaskScope.open()) {
            List<Subtask<Integer>> prices = ROASTERS.stream()
                    .map(roaster -> scope.fork(() -> ask(roaster)))
                    .toList();
            scope.join(); // until all have ended, or one has failed: then the others are interrupted
            IO.println(prices.stream().map(Subtask::get).toList());
        }
    }
}
