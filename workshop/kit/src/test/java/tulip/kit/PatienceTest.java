package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final ManualClock clock = new ManualClock();

    /// @param share  the part of a core that the check gets, in percent
    private int secondsWith(int share) {
        long begin = clock.nanoTime();
        var patience = new Patience(DEADLINE, clock::nanoTime, () -> (clock.nanoTime() - begin) * share / 100);
        int seconds = 0;
        while (!patience.isOver()) {
            clock.advance(Duration.ofSeconds(1));
            seconds++;
        }
        return seconds;
    }

    @Test
    void aCheckThatComputesOnAFreeCoreIsGivenUpAtTheDeadline() {
        assertEquals(3, secondsWith(100));
        assertEquals(3, secondsWith(200));
    }

    @Test
    void aCheckThatOnlyWaitsIsGivenUpAtTheDeadline() {
        assertEquals(3, secondsWith(0));
        assertEquals(3, secondsWith(9));
    }

    @Test
    void aCheckThatComputesOnABusyCoreGetsMoreTime() {
        assertEquals(4, secondsWith(75));
        assertEquals(5, secondsWith(60));
    }

    @Test
    void noCheckGetsMoreThanTwiceTheTime() {
        assertEquals(6, secondsWith(30));
    }
}
