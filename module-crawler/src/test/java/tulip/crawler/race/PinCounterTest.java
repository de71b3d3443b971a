package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class PinCounterTest {
    /// A thread that waits in here is pinned: the frame of the class's initialisation is the JVM's.
    private static final class WaitsInItsInitialiser {
        static {
            LockSupport.parkNanos(1);
        }

        static void use() {}
    }

    @Test
    void onlyAWaitThatIsPinnedCounts() throws IOException, InterruptedException {
        try (var pins = new PinCounter()) {
            long before = pins.count(); // loads what a count needs
            Thread.ofVirtual().start(() -> LockSupport.parkNanos(1)).join();
            assertEquals(before, pins.count());
            Thread.ofVirtual().start(WaitsInItsInitialiser::use).join();
            assertEquals(before + 1, pins.count());
        }
    }
}
