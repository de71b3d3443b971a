package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.kit.Clock;
import tulip.kit.ManualClock;

/// How the loop asks its selector, and what it does when it is idle.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class SelectorTest {
    private final List<String> asked = new ArrayList<>();
    private SelectorEventLoop loop;

    /// Notes how it is asked, waits never, and stops the loop when it is asked to wait.
    private final class Recorder extends AbstractSelector {
        Recorder() {
            super(SelectorProvider.provider());
        }

        @Override
        public int selectNow() {
            asked.add("now");
            return 0;
        }

        @Override
        public int select(long millis) {
            long hours = Math.round(millis / 3_600_000.0); // the machine may be slow, but not so slow
            asked.add(hours + " h");
            loop.stop();
            return 0;
        }

        @Override
        public int select() {
            asked.add("until something happens");
            loop.stop();
            return 0;
        }

        @Override
        public Selector wakeup() {
            asked.add("woken");
            return this;
        }

        @Override
        protected void implCloseSelector() {
            asked.add("closed");
        }

        @Override
        protected SelectionKey register(AbstractSelectableChannel channel, int operations, Object attachment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<SelectionKey> keys() {
            return Set.of();
        }

        @Override
        public Set<SelectionKey> selectedKeys() {
            return Set.of();
        }
    }

    private SelectorEventLoop on(Clock clock) {
        loop = new SelectorEventLoop(clock, new Recorder());
        return loop;
    }

    @Test
    void anIdleLoopWaitsUntilSomethingHappens() {
        on(Clock.SYSTEM).runForever();
        assertEquals(List.of("until something happens"), asked);
    }

    @Test
    void anIdleLoopWaitsUntilTheNextTimer() {
        on(Clock.SYSTEM).callLater(Duration.ofHours(2), () -> {});
        loop.callLater(Duration.ofHours(1), () -> {});
        loop.runForever();
        assertEquals(List.of("1 h"), asked);
    }

    @Test
    void aTimerThatIsDueWaitsForNothing() {
        on(Clock.SYSTEM).callAt(loop.time() - 1_000_000, loop::stop);
        loop.runForever();
        assertEquals(List.of("now"), asked);
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
        assertEquals(List.of("woken", "now", "now", "woken", "now", "now"), asked);
    }

    @Test
    void onAManualClockTheLoopGoesToTheNextTimer() {
        var clock = new ManualClock();
        on(clock).callLater(Duration.ofHours(1), loop::stop);
        loop.callSoonThreadsafe(() -> asked.add("at " + clock.nanoTime()));
        loop.runForever();
        assertEquals(List.of("woken", "now", "at 0", "now"), asked);
        assertEquals(Duration.ofHours(1).toNanos(), clock.nanoTime());
        loop.callLater(Duration.ofHours(1), () -> {});
        loop.stop();
        loop.runForever(); // does not sleep
        assertEquals(Duration.ofHours(1).toNanos(), clock.nanoTime());
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

    /// Runs callbacks one after the other, each of which takes this time.
    private int asksIn(int turns, int micros) {
        var clock = new ManualClock();
        on(clock);
        new Runnable() {
            private int left = turns;

            @Override
            public void run() {
                clock.advance(Duration.ofNanos(micros * 1_000L));
                if (--left == 0) {
                    loop.stop();
                } else {
                    loop.callSoon(this);
                }
            }
        }.run();
        loop.runForever();
        return asked.size();
    }

    @Test
    void aBusyLoopAsksEvery64Turns() {
        assertEquals(10, asksIn(641, 0));
    }

    @Test
    void aLoopWithLongTurnsAsksEvery100Microseconds() {
        assertEquals(100, asksIn(201, 50), 4); // it has read the clock for the first time after eight turns
        asked.clear();
        assertEquals(40, asksIn(201, 20), 2);
    }

    @Test
    void aLoopWithTurnsOfAMillisecondAsksInEachTurn() {
        assertEquals(100, asksIn(101, 1_000), 8); // until it has read the clock for the first time
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
        new Runnable() {
            private int left = 640;

            @Override
            public void run() {
                if (--left == 0) {
                    loop.stop();
                } else {
                    loop.callSoon(this);
                }
            }
        }.run();
        loop.callSoon(() -> asked.add("never"), Context.current()).cancel();
        loop.runForever();
        assertEquals(90, readings.get(), 8); // 80 of every eighth turn, and 10 of the polls
    }

    @Test
    void aClosedLoopHasClosedItsSelector() {
        on(new ManualClock()).close();
        assertEquals("closed", asked.getLast());
    }

    @Test
    void aHandleCanBeCancelledAndTheLoopSaysWhetherItRuns() {
        on(new ManualClock());
        loop.callSoon(() -> asked.add("never")).cancel();
        loop.callSoonThreadsafe(() -> asked.add("never")).cancel();
        loop.callSoon(() -> asked.add("runs: " + loop.isRunning()));
        loop.callSoon(loop::stop);
        assertFalse(loop.isRunning());
        loop.runForever();
        assertFalse(loop.isRunning());
        assertEquals(List.of("woken", "runs: true"), asked);
    }

    @Test
    void aRunningLoopKeepsItsTraceAndItsWatchdog() {
        on(new ManualClock()).callSoon(() -> {
            asked.add(assertThrows(IllegalStateException.class, () -> loop.traceTo(asked::add))
                    .getMessage());
            asked.add(assertThrows(IllegalStateException.class, () -> loop.watchForBlocking(Duration.ofSeconds(1)))
                    .getMessage());
            loop.stop();
        });
        loop.runForever();
        assertEquals(List.of("the event loop is running already", "the event loop is running already"), asked);
    }
}
