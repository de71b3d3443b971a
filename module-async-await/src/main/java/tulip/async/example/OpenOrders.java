package tulip.async.example;

import static tulip.async.Async.sleep;

import java.time.Duration;
import tulip.async.Async;
import tulip.async.AsyncGenerator;

/// An async generator: its body may await, and yields. In Python: python/open_orders.py.
final class OpenOrders {
    private OpenOrders() {}

    private static AsyncGenerator<String> orders(String... drinks) {
        return AsyncGenerator.of(out -> {
            try {
                for (String drink : drinks) {
                    sleep(Duration.ofMillis(1)); // the next customer is on the way
                    out.yield(drink);
                }
            } finally {
                sleep(Duration.ofMillis(1));
                IO.println("the door is locked");
            }
        });
    }

    private static Void shop() {
        orders("tea", "espresso").forEachRemaining(drink -> IO.println("made: " + drink));
        var late = orders("cocoa", "cake");
        IO.println("made: " + late.next());
        late.close(); // awaits what is in the finally
        return null;
    }

    static void main() {
        Async.run(OpenOrders::shop);
    }
}
