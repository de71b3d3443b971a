package tulip.async;

import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tulip.kit.Clock;
import tulip.kit.Contract;
import tulip.kit.ManualClock;

/// Checks that run a loop turn by turn, on a manual clock and a watched selector. So no check hangs.
abstract class LoopContract extends Contract {
    private static final int MOST_READINGS = 50_000;

    final ManualClock clock = new ManualClock();
    final WatchedSelector selector = new WatchedSelector();
    final List<String> sleeps = new ArrayList<>(); // of the loop
    final List<Throwable> reported = new ArrayList<>(); // what the exception handler was told
    private final List<String> seen = new ArrayList<>(); // since the last turn began
    private final WatchedClock watched = new WatchedClock();
    private EventLoop loop;
    private long begin;

    /// The clock of the loop. It counts what the loop asks.
    private final class WatchedClock implements Clock {
        private int readings;

        @Override
        public long nanoTime() {
            if (++readings > MOST_READINGS) {
                failInVain();
            }
            return clock.nanoTime();
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            clock.sleepUntil(deadlineNanos);
            sleeps.add("until " + millis());
        }

        @Override
        public void sleep(Duration time) {
            sleepUntil(clock.nanoTime() + time.toNanos());
        }
    }

    /// How often the loop has read its clock.
    final int readings() {
        return watched.readings;
    }

    /// Sets the clock to a time, before the check begins.
    final void beginAt(long nanos) {
        clock.advance(Duration.ofNanos(nanos));
        begin = clock.nanoTime();
    }

    /// Makes a loop.
    protected abstract EventLoop loop(Clock clock, Selector selector);

    /// The loop of the check.
    final EventLoop loop() {
        if (loop == null) {
            loop = loop(watched, selector);
            loop.setExceptionHandler((what, thrown) -> reported.add(thrown));
            selector.inVain = this::failInVain;
        }
        return loop;
    }

    private void failInVain() {
        String what = watched.readings > MOST_READINGS
                ? "reads the clock"
                : selector.waited > selector.asked ? "waits at the selector" : "asks the selector";
        throw failure(
                "the loop runs what is ready, and waits if nothing is ready",
                "at " + millis() + ", the loop " + what + " without end");
    }

    /// The time that has passed since the check began.
    final String millis() {
        long nanos = clock.nanoTime() - begin;
        return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + " ms" : nanos + " ns";
    }

    final void note(String event) {
        seen.add(event);
    }

    /// What was noted since this was last asked.
    final List<String> seen() {
        List<String> noted = List.copyOf(seen);
        seen.clear();
        return noted;
    }

    /// Has an event noted.
    final Handle soon(String name) {
        return soon(name, () -> {});
    }

    /// Has an event noted, and then an action done.
    final Handle soon(String name, Runnable action) {
        step(name.isEmpty() ? "loop.callSoon" : "loop.callSoon(" + name + ")");
        Handle handle = loop().callSoon(noting(name, action));
        expectThat(handle != null, "callSoon returns the handle of the callback", "callSoon returns null");
        return handle;
    }

    final Runnable noting(String name, Runnable action) {
        return () -> {
            note(name);
            action.run();
        };
    }

    /// Runs what is ready.
    ///
    /// @return what was noted meanwhile
    final List<String> turn() {
        seen.clear();
        return step("run one turn", () -> {
            loop().callSoon(loop()::stop);
            loop().runForever();
            return seen();
        });
    }

    /// Runs a loop that is to stop already.
    final List<String> lastTurn() {
        seen.clear();
        return step("loop.stop(), and then loop.runForever()", () -> {
            loop().stop();
            loop().runForever();
            return seen();
        });
    }

    /// Runs the loop until it is stopped.
    final List<String> runToStop() {
        seen.clear();
        return step("loop.runForever()", () -> {
            loop().runForever();
            return seen();
        });
    }

    /// The types and messages of what was reported.
    final List<String> reports() {
        return reported.stream()
                .map(thrown -> thrown.getClass().getSimpleName())
                .toList();
    }
}
