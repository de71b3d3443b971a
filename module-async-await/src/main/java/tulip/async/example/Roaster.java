package tulip.async.example;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A roaster, who tells the price of a bag of beans by telephone, after some time. All roasters share two lines.
///
/// @param time  how long the roaster looks for the price
record Roaster(String beans, Duration time, int price) {
    static final int LINES = 2;
    static final List<Roaster> ALL = List.of(
            new Roaster("Ethiopia", Duration.ofMillis(20), 14),
            new Roaster("Kenya", Duration.ofMillis(5), 16),
            new Roaster("Brazil", Duration.ofMillis(10), 11),
            new Roaster("India", Duration.ofMillis(1), 12));

    private static final AtomicInteger BUSY = new AtomicInteger();

    /// Takes a line.
    ///
    /// @throws IllegalStateException if both are busy
    void call() {
        if (BUSY.incrementAndGet() > LINES) {
            BUSY.decrementAndGet();
            throw new IllegalStateException("both lines are busy: " + beans);
        }
    }

    /// Gives the line back.
    ///
    /// @return the price
    int hangUp() {
        BUSY.decrementAndGet();
        return price;
    }
}
