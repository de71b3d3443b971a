package tulip.crawler.example;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tulip.async.Async;
import tulip.async.Running;
import tulip.async.Task;

/// One blocking call stops all tasks of a loop; in a thread it stops none. In Python: python/blocked_till.py.
final class BlockedTill {
    private BlockedTill() {}

    private interface Till {
        String serve(String customer, ExecutorService pool);
    }

    private static String usual(String customer) throws InterruptedException {
        Thread.sleep(200); // another machine answers; this blocks the thread
        return Map.of("Ada", "tea", "Linus", "espresso").get(customer);
    }

    private static String mended(String customer, ExecutorService pool) {
        return Async.await(Running.loop().runInExecutor(pool, () -> usual(customer)));
    }

    private static String blocking(String customer) {
        try {
            return usual(customer);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Void tick(int[] beats) {
        while (true) {
            Async.sleep(Duration.ofMillis(10));
            beats[0]++;
        }
    }

    private static void show(String name, Till till) {
        int[] beats = {0};
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            Task<Void> ticking = Async.start(() -> tick(beats));
            Async.sleep(Duration.ZERO);
            List<String> drinks = Async.await(Async.gather(
                    List.of(Async.start(() -> till.serve("Ada", pool)), Async.start(() -> till.serve("Linus", pool)))));
            ticking.cancel();
            IO.println(name + ": " + drinks + ", the clock " + (beats[0] > 2 ? "goes on" : "stands still"));
        }
    }

    static void main() {
        Async.run(() -> {
            show("blocking", (customer, _) -> blocking(customer));
            show("mended", BlockedTill::mended);
            return null;
        });
    }
}
