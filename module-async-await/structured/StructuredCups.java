import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.StructuredTaskScope;

/// The shop of `Cups`, with the structured concurrency of JDK 25 (JEP 505, a preview). In a few of many runs Linus is
/// first.
final class StructuredCups {
    private StructuredCups() {}

    private static Void barista(String name, Queue<String> cups) throws InterruptedException {
        for (String drink = cups.poll(); drink != null; drink = cups.poll()) {
            Thread.sleep(10); // blocks this virtual thread, and no other
            IO.println(name + ": " + drink);
        }
        return null;
    }

    static void main() throws InterruptedException {
        var cups = new ConcurrentLinkedQueue<>(List.of("flat white", "espresso", "tea"));
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(() -> barista("Ada", cups));
            scope.fork(() -> barista("Linus", cups));
            scope.join();
        }
    }
}
