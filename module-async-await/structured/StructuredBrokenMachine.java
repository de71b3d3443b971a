import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;

/// The broken machine of `BrokenMachine`, with the structured concurrency of JDK 25 (JEP 505, a preview): the scope
/// interrupts the other threads. It throws the first exception only, so that of the cocoa is lost.
final class StructuredBrokenMachine {
    private static final CountDownLatch BREWING = new CountDownLatch(2); // an interrupt before the begin would be quiet

    private StructuredBrokenMachine() {}

    private static Void brew(String drink) throws InterruptedException {
        try {
            BREWING.countDown();
            Thread.sleep(Duration.ofHours(1));
            return null;
        } catch (InterruptedException interrupted) {
            IO.println("a drink is interrupted");
            if (drink.equals("cocoa")) {
                throw new IllegalStateException("the cocoa is spilled");
            }
            throw interrupted;
        }
    }

    private static Void breakDown() throws InterruptedException {
        BREWING.await();
        throw new IllegalStateException("no steam for espresso");
    }

    static void main() throws InterruptedException {
        try (var machines = StructuredTaskScope.open()) {
            machines.fork(StructuredBrokenMachine::breakDown);
            machines.fork(() -> brew("tea"));
            machines.fork(() -> brew("cocoa"));
            machines.join();
        } catch (FailedException failed) {
            IO.println("error: " + failed.getCause().getMessage());
        }
    }
}
