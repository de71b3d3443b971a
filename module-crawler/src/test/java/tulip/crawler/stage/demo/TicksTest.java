package tulip.crawler.stage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicksTest {
    private long now = Long.MAX_VALUE - 5; // nanoTime may overflow
    private final Ticks ticks = new Ticks(2, Duration.ofMillis(10), () -> now);

    private void pass(double millis) {
        now += (long) (millis * 1e6);
    }

    private double wait(int task) {
        return ticks.tick(task) / 1e6;
    }

    @Test
    void theFirstTicksAreSpreadOverThePeriod() {
        assertEquals(0, wait(0), 0.001);
        assertEquals(5, wait(1), 0.001);
        assertEquals(0, ticks.count(), "to begin is no tick");
    }

    @Test
    void aTickThatComesInTimeHasNoDelay() {
        wait(0);
        assertEquals(10, wait(0), 0.001);
        pass(10);
        wait(0);
        assertEquals(0, ticks.longestMillis(), 0.001);
        assertEquals(2, ticks.count());
    }

    @Test
    void theLongestDelayStaysUntilItIsForgotten() {
        wait(1);
        pass(25);
        wait(1);
        pass(11);
        wait(1);
        assertEquals(20, ticks.longestMillis(), 0.001);
        ticks.forgetDelays();
        assertEquals(0, ticks.longestMillis(), 0.001);
    }

    @Test
    void aTickThatHasNotComeCountsWithItsDelaySoFar() {
        wait(1);
        pass(105);
        assertEquals(100, ticks.latelyMillis(), 0.001);
        pass(100);
        assertEquals(200, ticks.latelyMillis(), 0.001);
        assertEquals(0, ticks.longestMillis(), 0.001);
        wait(1);
        assertEquals(200, ticks.latelyMillis(), 0.001);
        assertTrue(ticks.latelyMillis() <= 0, "nothing was late since the last call");
    }

    @Test
    void allTasksEndWithTheirNextTick() throws InterruptedException {
        wait(0);
        wait(1);
        Thread ending = Thread.ofVirtual().start(() -> {
            try {
                ticks.end();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        while (ticks.tick(0) != 0) {
            Thread.onSpinWait();
        }
        assertEquals(0, ticks.tick(1));
        assertTrue(ending.join(Duration.ofMinutes(1)));
        assertTrue(ticks.latelyMillis() <= 0, "who has ended is never late");
    }
}
