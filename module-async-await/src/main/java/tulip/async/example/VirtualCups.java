package tulip.async.example;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// The shop of `Cups`, as people write it at work: on virtual threads (JEP 444). In a few of many runs Linus is first.
final class VirtualCups {
    private VirtualCups() {}

    @SuppressWarnings("FutureReturnValueIgnored") // the baristas give nothing back
    static void main() throws InterruptedException {
        var cups = new LinkedBlockingQueue<>(List.of("flat white", "espresso", "tea"));
        var unmade = new CountDownLatch(cups.size());
        try (var team = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : List.of("Ada", "Linus")) {
                team.submit(() -> {
                    while (true) {
                        String drink = cups.take();
                        Thread.sleep(10); // blocks this virtual thread, and no other
                        IO.println(name + ": " + drink);
                        unmade.countDown();
                    }
                });
            }
            unmade.await(); // until every cup is made
            team.shutdownNow(); // interrupts the baristas, who wait for more cups
        }
    }
}
