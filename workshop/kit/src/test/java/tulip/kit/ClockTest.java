package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final ManualClock clock = new ManualClock();

    @Test
    void aManualClockStandsStillUntilItIsMoved() {
        assertEquals(0, clock.nanoTime());
        clock.advance(Duration.ofSeconds(2));
        clock.advance(Duration.ofNanos(5));
        assertEquals(2_000_000_005L, clock.nanoTime());
    }

    @Test
    void sleepingOnAManualClockGoesStraightToTheDeadline() {
        clock.sleepUntil(70);
        assertEquals(70, clock.nanoTime());
        clock.sleep(Duration.ofNanos(30));
        assertEquals(100, clock.nanoTime());
    }

    @Test
    void aDeadlineThatHasPassedDoesNotTakeTimeBack() {
        clock.sleepUntil(100);
        clock.sleepUntil(40);
        clock.sleep(Duration.ofNanos(-1));
        assertEquals(100, clock.nanoTime());
    }

    @Test
    void deadlinesAreComparedAsDifferencesSoThatTimeMayOverflow() {
        clock.advance(Duration.ofNanos(Long.MAX_VALUE));
        clock.sleepUntil(Long.MIN_VALUE + 4);
        assertEquals(Long.MIN_VALUE + 4, clock.nanoTime());
    }

    @Test
    void timeDoesNotGoBack() {
        var refused = assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(-1)));
        assertTrue(refused.getMessage().contains("does not go back"));
        assertEquals(0, clock.nanoTime());
    }

    @Test
    void aManualClockIsNotInterruptedSinceItNeverWaits() {
        Thread.currentThread().interrupt();
        clock.sleep(Duration.ofHours(1));
        assertTrue(Thread.interrupted());
    }

    @Test
    void theSystemsClockReturnsAtOnceWhenTheDeadlineHasCome() throws InterruptedException {
        Clock.SYSTEM.sleepUntil(Clock.SYSTEM.nanoTime());
        Clock.SYSTEM.sleep(Duration.ofDays(-1));
    }

    @Test
    void theSystemsClockWaitsUntilTheDeadlineHasCome() throws InterruptedException {
        long deadlineNanos = Clock.SYSTEM.nanoTime() + 1_000_000;
        Clock.SYSTEM.sleepUntil(deadlineNanos);
        assertTrue(Clock.SYSTEM.nanoTime() - deadlineNanos >= 0);
    }

    @Test
    void anInterruptEndsTheSystemsSleep() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> Clock.SYSTEM.sleep(Duration.ofHours(1)));
    }
}
