package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.kit.Clock;
import tulip.kit.ManualClock;

/// How the reference asks its selector and its clock, and what it does when it is idle. (The contracts of 4.1 and 4.2
/// leave more freedom.)
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class SelectorTest {
    private final WatchedSelector selector = new WatchedSelector();
    private SelectorEventLoop loop;

    private SelectorEventLoop on(Clock clock) {
        loop = new SelectorEventLoop(clock, selector);
        selector.whenWaiting = loop::stop;
        return loop;
    }

    private void assertAsked(int asked, int waited) {
        assertEquals(asked, selector.asked, "asked without waiting");
        assertEquals(waited, selector.waited, "waited");
    }

    @Test
    void anIdleLoopWaitsWithoutALimit() {
        on(Clock.SYSTEM).runForever();
        assertAsked(0, 1);
        assertEquals(0, selector.waitedMillis);
    }

    @Test
    void anIdleLoopWaitsUntilTheNextTimer() {
        on(Clock.SYSTEM).callLater(Duration.ofHours(2), () -> {});
        loop.callLater(Duration.ofHours(1), () -> {});
        loop.runForever();
        assertAsked(0, 1);
        assertEquals(60, selector.waitedMillis / 60_000.0, 1); // the machine may be slow, but not by a minute
    }

    @Test
    void aTimerThatIsDueWaitsForNothing() {
        on(Clock.SYSTEM).callAt(loop.time() - 1_000_000, loop::stop);
        loop.runForever();
        assertAsked(1, 0);
    }

    @Test
    void aCallOfAnotherThreadOrAStopEndsTheWaiting() {
        on(Clock.SYSTEM).callSoonThreadsafe(loop::stop);
        loop.runForever();
        loop.stop();
        loop.runForever();
        loop.callLater(Duration.ofHours(1), () -> {});
        loop.callSoonThreadsafe(loop::stop);
        loop.runForever();
        loop.stop();
        loop.runForever();
        assertAsked(4, 0);
    }

    @Test
    void onAManualClockTheLoopGoesToTheNextTimerUnlessItIsToStop() {
        var clock = new ManualClock();
        on(clock).callLater(Duration.ofHours(1), loop::stop);
        loop.runForever();
        assertEquals(Duration.ofHours(1).toNanos(), clock.nanoTime());
        loop.callLater(Duration.ofHours(1), () -> {});
        loop.stop();
        loop.runForever();
        loop.callSoonThreadsafe(loop::stop);
        loop.runForever();
        assertEquals(Duration.ofHours(1).toNanos(), clock.nanoTime());
        assertAsked(3, 0);
    }

    @Test
    void onAManualClockWhatBecomesReadyWhileTheSelectorIsAskedRunsAtOnce() {
        var clock = new ManualClock();
        on(clock).callLater(Duration.ofHours(1), () -> {});
        selector.whenAsked = () -> loop.callSoon(loop::stop); // as a channel that is ready does
        loop.runForever();
        selector.whenAsked = () -> loop.callSoonThreadsafe(loop::stop);
        loop.runForever();
        assertEquals(0, clock.nanoTime());
    }

    @Test
    void aCallOfAnotherThreadWakesOnlyALoopThatWaits() {
        on(Clock.SYSTEM);
        selector.whenWaiting = () -> loop.callSoonThreadsafe(() -> loop.callSoonThreadsafe(loop::stop));
        loop.runForever();
        loop.callSoonThreadsafe(() -> {});
        assertEquals(1, selector.wokenUp);
    }

    @Test
    void anInterruptOfTheSleepStopsTheLoop() {
        on(new Clock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleepUntil(long deadlineNanos) throws InterruptedException {
                throw new InterruptedException();
            }
        });
        loop.callLater(Duration.ofHours(1), () -> {});
        loop.runForever();
        assertTrue(Thread.interrupted());
    }

    /// Runs callbacks one after the other.
    ///
    /// @param each  what each of them does
    private void turns(int count, Runnable each) {
        new Runnable() {
            private int left = count;

            @Override
            public void run() {
                each.run();
                if (--left == 0) {
                    loop.stop();
                } else {
                    loop.callSoon(this);
                }
            }
        }.run();
        loop.runForever();
    }

    private int asksIn(int turns, int micros) {
        var clock = new ManualClock();
        on(clock);
        selector.asked = 0;
        turns(turns, () -> clock.advance(Duration.ofNanos(micros * 1_000L)));
        return selector.asked;
    }

    @Test
    void aBusyLoopAsksEvery64Turns() {
        assertEquals(10, asksIn(641, 0));
    }

    @Test
    void aLoopWithLongTurnsAsksEvery100Microseconds() {
        assertEquals(40, asksIn(201, 20), 4); // it first reads the clock after eight turns
        assertEquals(100, asksIn(201, 50), 4);
        assertEquals(100, asksIn(101, 1_000), 8);
    }

    @Test
    void shortTurnsShareAReadingOfTheClock() {
        var readings = new AtomicInteger();
        on(new Clock() {
            @Override
            public long nanoTime() {
                readings.incrementAndGet();
                return Duration.ofHours(1).toNanos();
            }

            @Override
            public void sleepUntil(long deadlineNanos) {}
        });
        turns(640, () -> {});
        assertEquals(90, readings.get(), 8); // 80 of every eighth turn, and 10 of the polls
    }

    @Test
    void aClosedLoopHasClosedItsSelector() {
        on(new ManualClock());
        assertFalse(selector.closed);
        loop.close();
        assertTrue(selector.closed);
    }
}
