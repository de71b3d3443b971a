package tulip.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a loop must prove about timers, beside what it proved before.
public abstract class TimersContract extends ReadyQueueContract {
    private static final int MANY = 1_000;

    /// How many timers the loop keeps in memory, with the cancelled ones.
    protected abstract int keptTimers(EventLoop loop);

    /// Has an event noted, with its time.
    private TimerHandle later(String name, Duration delay) {
        return later(name, delay, () -> {});
    }

    private TimerHandle later(String name, Duration delay, Runnable action) {
        step("loop.callLater(" + delay.toMillis() + " ms, " + name + ")");
        TimerHandle timer = loop().callLater(delay, timed(name, action));
        expectThat(timer != null, "callLater returns the timer", "callLater returns null");
        return timer;
    }

    private Runnable timed(String name, Runnable action) {
        return () -> {
            note(name + " at " + millis());
            action.run();
        };
    }

    private static Duration ms(long count) {
        return Duration.ofMillis(count);
    }

    private void advance(Duration time) {
        perform(time.toNanos() + " ns pass", () -> clock.advance(time));
    }

    private List<String> turnAfter(Duration time) {
        advance(time);
        return turn();
    }

    @Check("A timer runs when its time has come, and not a nanosecond before. It runs once.")
    @Order(21)
    void aTimerIsNeverEarly() {
        beginAt(ms(5).toNanos());
        later("a", ms(10));
        expect("the number of timers that the loop keeps", 1, keptTimers(loop()));
        expect("what runs in a turn at 0 ms", List.of(), turn());
        expect("the number of timers that the loop keeps after this turn", 1, keptTimers(loop()));
        expect(
                "what runs at 0 ms, 1 ns before 10 ms, at 10 ms, and later",
                List.of(List.of(), List.of(), List.of("a at 10 ms"), List.of(), List.of()),
                List.of(
                        turn(),
                        turnAfter(ms(10).minusNanos(1)),
                        turnAfter(Duration.ofNanos(1)),
                        turnAfter(Duration.ofNanos(1)),
                        turnAfter(ms(10))));
        expect("the number of timers that the loop keeps then", 0, keptTimers(loop()));
    }

    @Check("If nothing is ready, the loop sleeps until the next deadline.")
    @Order(22)
    void anIdleLoopSleeps() {
        later("a, which calls stop()", ms(10), loop()::stop);
        expect("what runs", List.of("a, which calls stop() at 10 ms"), runToStop());
        expect("what the loop sleeps", List.of("until 10 ms"), sleeps);
    }

    @Check("Timers run in the order of their deadlines, whatever the order in which they were added.")
    @Order(23)
    void timersRunByTheirDeadlines() {
        later("a", ms(10));
        later("d, which calls stop()", ms(40), loop()::stop);
        later("b", ms(20));
        later("c", ms(30));
        expect(
                "what runs",
                List.of("a at 10 ms", "b at 20 ms", "c at 30 ms", "d, which calls stop() at 40 ms"),
                runToStop());
        expect("what the loop sleeps", List.of("until 10 ms", "until 20 ms", "until 30 ms", "until 40 ms"), sleeps);
    }

    @Check("A turn takes all timers that are due, in the order of their deadlines, after what was ready before.")
    @Order(24)
    void aTurnTakesAllThatAreDue() {
        later("a", ms(10));
        later("d", ms(40));
        later("b", ms(20));
        later("c", ms(30));
        later("later", ms(200));
        soon("ready");
        expect(
                "what runs at 100 ms",
                List.of("ready", "a at 100 ms", "b at 100 ms", "c at 100 ms", "d at 100 ms"),
                turnAfter(ms(100)));
        expect("what runs in the next turn", List.of(), turn());
    }

    @Check("Timers with the same deadline all run, in any order.")
    @Order(25)
    void equalDeadlines() {
        later("a", ms(10));
        later("b", ms(10));
        later("c", ms(10));
        expect(
                "what runs at 10 ms, sorted",
                List.of("a at 10 ms", "b at 10 ms", "c at 10 ms"),
                turnAfter(ms(10)).stream().sorted().toList());
    }

    @Check("A timer whose time has passed runs in the next turn.")
    @Order(26)
    void aDeadlineInThePast() {
        advance(ms(10));
        perform("loop.callAt(5 ms ago, a)", () -> loop().callAt(loop().time() - 5_000_000, timed("a", () -> {})));
        later("b", Duration.ZERO);
        expect("what runs before the loop runs", List.of(), seen());
        expect("what runs in the next turn", List.of("a at 10 ms", "b at 10 ms"), turn());
    }

    @Check("A timer that a timer adds runs in a later turn, also if its time has come already.")
    @Order(27)
    void aTimerAddsATimer() {
        later("a", ms(10), () -> {
            loop().callLater(Duration.ZERO, timed("a2", () -> {}));
            loop().callLater(ms(5), timed("a3", () -> {}));
        });
        expect(
                "what runs at 10 ms, in the next turn, and 5 ms later",
                List.of(List.of("a at 10 ms"), List.of("a2 at 10 ms"), List.of("a3 at 15 ms")),
                List.of(turnAfter(ms(10)), turn(), turnAfter(ms(5))));
    }

    @Check("A cancelled timer does not run, and does not keep the timers behind it from running.")
    @Order(28)
    void aCancelledTimerDoesNotRun() {
        TimerHandle first = later("a", ms(10));
        TimerHandle second = later("b", ms(20));
        TimerHandle[] last = new TimerHandle[1];
        later("c, which cancels d", ms(30), () -> last[0].cancel());
        last[0] = later("d", ms(40));
        later("e", ms(50));
        perform("cancel a and b", () -> {
            first.cancel();
            second.cancel();
        });
        expect("what runs at 100 ms", List.of("c, which cancels d at 100 ms", "e at 100 ms"), turnAfter(ms(100)));
        expect("what is reported", List.of(), reports());
    }

    @Check("An idle loop does not wake for cancelled timers.")
    @Order(29)
    void nobodySleepsForCancelledTimers() {
        TimerHandle first = later("a", ms(10));
        later("c, which calls stop()", ms(30), loop()::stop);
        later("b", ms(20));
        perform("cancel a", first::cancel);
        expect("what runs", List.of("b at 20 ms", "c, which calls stop() at 30 ms"), runToStop());
        expect("what the loop sleeps", List.of("until 20 ms", "until 30 ms"), sleeps);
        TimerHandle second = later("d", ms(10));
        TimerHandle third = later("e", ms(20));
        later("f, which calls stop()", ms(30), loop()::stop);
        perform("cancel d and e", () -> {
            second.cancel();
            third.cancel();
        });
        expect("what runs then", List.of("f, which calls stop() at 60 ms"), runToStop());
        expect("what the loop sleeps", List.of("until 20 ms", "until 30 ms", "until 60 ms"), sleeps);
        TimerHandle only = later("g", ms(10));
        perform("cancel g", only::cancel);
        selector.whenWaiting = () -> {
            note("the loop waits at the selector");
            loop().stop();
        };
        expect("what happens if all timers were cancelled", List.of("the loop waits at the selector"), runToStop());
    }

    @Check("Cancelled timers are forgotten before their time, when they are more than half of more than 100.")
    @Order(30)
    void cancelledTimersAreForgotten() {
        List<TimerHandle> timers = new ArrayList<>();
        step("add " + MANY + " timers of 1 to " + MANY + " ms, and cancel all but each 100th");
        for (int i = 1; i <= MANY; i++) {
            timers.add(loop().callLater(ms(i), timed("a timer", () -> {})));
        }
        for (int i = 1; i <= MANY; i++) {
            if (i % 100 != 0) {
                timers.get(i - 1).cancel();
            }
        }
        int kept = keptTimers(loop());
        expectThat(kept <= 110, "the loop keeps 110 timers at most", "the loop keeps " + kept + " timers");
        advance(ms(MANY));
        expect("the number of timers that run", 10, turn().size());
    }

    @Check("Few timers, or timers of which less than half are cancelled, are cleaned up in time too.")
    @Order(31)
    void theCountOfCancelledTimersStaysRight() {
        for (int round = 0; round < 20; round++) {
            List<TimerHandle> timers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                timers.add(loop().callLater(Duration.ofHours(1), () -> {}));
            }
            timers.forEach(TimerHandle::cancel);
        }
        step("add 50 timers of an hour and cancel them, 20 times");
        int kept = keptTimers(loop());
        expectThat(kept <= 151, "the loop keeps 151 timers at most", "the loop keeps " + kept + " timers");
    }

    @Check("The time may overflow: only differences of two times have a meaning.")
    @Order(32)
    void theTimeOverflows() {
        beginAt(Long.MAX_VALUE - ms(5).toNanos());
        later("c, which calls stop()", ms(20), loop()::stop);
        later("a", ms(2));
        later("b", ms(10));
        expect("what runs at the begin", List.of(), turn());
        expect("what runs", List.of("a at 2 ms", "b at 10 ms", "c, which calls stop() at 20 ms"), runToStop());
    }

    @Check("Tasks sleep on the clock of the loop. An hour of sleep takes no time, and few looks at the clock.")
    @Order(33)
    void tasksSleep() {
        perform(
                "run two tasks that sleep 60 times, 1 minute and 90 seconds each",
                () -> loop().runUntilComplete(() -> {
                    Task<Void> other = Async.start("other", () -> sleeper(90));
                    sleeper(60);
                    note("first at " + millis());
                    other.await();
                    note("other at " + millis());
                    return null;
                }));
        expect("what happens", List.of("first at 3600000 ms", "other at 5400000 ms"), seen());
        expectThat(
                readings() < 2_000,
                "the loop reads the clock less than 2000 times",
                "the loop reads the clock " + readings() + " times");
    }

    @Check("A turn takes all timers that are due, however many there are.")
    @Order(34)
    void aTurnTakesMany() {
        int[] ran = new int[1];
        perform("loop.callLater(10 ms, count), 1000 times", () -> {
            for (int i = 0; i < 1000; i++) {
                loop().callLater(ms(10), () -> ran[0]++);
            }
        });
        turnAfter(ms(10));
        expect("the number of timers that have run after one turn", 1000, ran[0]);
    }

    private static Void sleeper(int seconds) {
        for (int i = 0; i < 60; i++) {
            Async.sleep(Duration.ofSeconds(seconds));
        }
        return null;
    }
}
