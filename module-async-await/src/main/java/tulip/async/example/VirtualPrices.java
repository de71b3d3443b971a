package tulip.async.example;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// The prices of `Prices`, on virtual threads (JEP 444).
final class VirtualPrices {
    private static final Semaphore LINES = new Semaphore(Roaster.LINES);

    private VirtualPrices() {}

    private static int ask(Roaster roaster) throws InterruptedException {
        LINES.acquire();
        try {
            roaster.call();
            Thread.sleep(roaster.time()); // blocks this virtual thread, and no other
            return roaster.hangUp();
        } finally {
            LINES.release();
        }
    }

    static void main() throws ExecutionException, InterruptedException {
        var prices = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = Roaster.ALL.stream()
                    .map(roaster -> threads.submit(() -> ask(roaster)))
                    .toList();
            for (Future<Integer> answer : answers) {
                prices.add(answer.get());
            }
        }
        IO.println(prices);
    }
}
