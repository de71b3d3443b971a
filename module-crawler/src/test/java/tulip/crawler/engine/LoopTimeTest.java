package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tulip.kit.ManualClock;

class LoopTimeTest {
    private final ManualClock clock = new ManualClock();
    private final LoopTime time = new LoopTime(clock, 50);

    @Test
    void aLoopThatIsOnTimeLosesNoTime() {
        for (int i = 1; i <= 100; i++) {
            pass(50);
            time.tick();
        }
        pass(30);
        assertMillis(5_030);
    }

    @Test
    void theTimeInWhichTheLoopWasHeldUpDoesNotCount() {
        pass(50);
        time.tick();
        pass(3_050);
        time.tick();
        assertMillis(100);
        pass(60);
        time.tick();
        assertMillis(150);
    }

    @Test
    void aTimerThatIsEarlyGivesNoTimeBack() {
        pass(20);
        time.tick();
        pass(50);
        time.tick();
        assertMillis(70);
    }

    private void pass(int millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    private void assertMillis(int expected) {
        assertEquals(expected, Duration.ofNanos(time.nanoTime()).toMillis());
    }
}
