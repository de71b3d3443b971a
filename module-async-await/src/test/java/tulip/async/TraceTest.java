package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.kit.Clock;
import tulip.kit.ManualClock;

/// The trace of a loop, and the scheduler that shuffles.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class TraceTest extends OnEachBackend {
    private final List<String> lines = new ArrayList<>();

    private static List<String> traceOf(Random random, Callable<?> body) {
        var lines = new ArrayList<String>();
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            loop.setScheduler(random::nextInt);
            loop.traceTo(lines::add);
            loop.runUntilComplete(body);
        }
        return lines;
    }

    /// Three baristas, one machine.
    private static Void shop() {
        var machine = new Lock();
        TaskGroup.run(group -> {
            for (String name : List.of("Ada", "Linus", "Grace")) {
                group.start(
                        name,
                        () -> machine.with(() -> {
                            Async.sleep(millis(10));
                            return null;
                        }));
            }
            return null;
        });
        return null;
    }

    @Test
    void theTraceTellsWhatHappens() {
        loop.traceTo(lines::add);
        run(() -> {
            Task<String> tea = Async.start("tea", sleeper("tea", 10, "green"));
            Task<Void> milk = Async.start("milk", () -> {
                Async.sleep(Duration.ZERO);
                throw new ArithmeticException("no milk");
            });
            Task<String> cake = Async.start("cake", sleeper("cake", 50, "cheese"));
            tea.await();
            cake.cancel();
            assertThrows(CancelledError.class, cake::await);
            return milk.exception();
        });
        assertEquals("""
                0.000000 ms: task-1 is created
                0.000000 ms: task-1 runs
                0.000000 ms: tea is created
                0.000000 ms: milk is created
                0.000000 ms: cake is created
                0.000000 ms: task-1 waits for tea
                0.000000 ms: tea runs
                0.000000 ms: tea waits for future 1
                0.000000 ms: milk runs
                0.000000 ms: milk lets others run
                0.000000 ms: cake runs
                0.000000 ms: cake waits for future 2
                0.000000 ms: milk runs
                0.000000 ms: milk has failed: java.lang.ArithmeticException: no milk
                0.000000 ms: the selector is asked
                0.000000 ms: the loop sleeps until 10.000000 ms
                10.000000 ms: the timer of 10.000000 ms is due
                10.000000 ms: tea runs
                10.000000 ms: tea is done
                10.000000 ms: task-1 runs
                10.000000 ms: task-1 waits for cake
                10.000000 ms: cake runs
                10.000000 ms: cake is cancelled
                10.000000 ms: task-1 runs
                10.000000 ms: task-1 is done""", String.join("\n", lines));
    }

    @Test
    void theSelectorIsAskedEvery64Turns() {
        loop.traceTo(lines::add);
        run(() -> {
            for (int i = 0; i < 200; i++) {
                Async.sleep(Duration.ZERO);
            }
            return null;
        });
        assertEquals(3, lines.stream().filter(line -> line.contains("selector")).count());
    }

    @Test
    void aSecondRunHasTheTimeAtWhichItBegins() {
        loop.traceTo(lines::add);
        loop.createTask("tea", () -> null);
        clock.advance(millis(5));
        run(() -> null);
        assertEquals(
                List.of("0.000000 ms: tea is created", "5.000000 ms: task-2 is created", "5.000000 ms: tea runs"),
                lines.subList(0, 3));
    }

    @Test
    void aTracerIsToldWhenTheLoopWakes() {
        loop.traceTo(new Tracer() {
            @Override
            public void selects(long mostNanos, long nanos) {
                note("selects " + mostNanos);
            }

            @Override
            public void sleeps(long deadlineNanos, long nanos) {
                note("sleeps to " + deadlineNanos / 1_000_000);
            }

            @Override
            public void wakes(long nanos) {
                note("wakes");
            }
        });
        run(sleeper("tea", 7, null));
        assertTrace(
                "0 wakes", // the loop begins to run
                "0 tea begins",
                "0 selects 0",
                "0 wakes",
                "0 sleeps to 7",
                "7 wakes",
                "7 tea ends");
    }

    @Test
    void severalTracersAreToldTheSame() {
        List<String> others = new ArrayList<>();
        loop.traceTo(lines::add);
        loop.traceTo(others::add);
        run(() -> null);
        assertEquals(3, lines.size());
        assertEquals(lines, others);
    }

    /// To read the clock is dear.
    @Test
    void aTracedLoopReadsTheClockOnceForEachCallback() {
        int[] readings = {0};
        var counted = new Clock() {
            @Override
            public long nanoTime() {
                readings[0]++;
                return clock.nanoTime();
            }

            @Override
            public void sleepUntil(long deadlineNanos) {
                clock.sleepUntil(deadlineNanos);
            }
        };
        int[] costs = new int[2];
        for (int traced = 0; traced < 2; traced++) {
            try (var other = new SelectorEventLoop(counted)) {
                if (traced == 1) {
                    other.traceTo(new Tracer() {});
                }
                readings[0] = 0;
                other.runUntilComplete(() -> {
                    for (int i = 0; i < 64 * 8; i++) {
                        Async.sleep(Duration.ZERO);
                    }
                    return null;
                });
                costs[traced] = readings[0];
            }
        }
        int callbacks = 64 * 8 + 3; // the last step, and the two callbacks of the task
        int more = callbacks * 7 / 8; // without a trace, each eighth turn reads the clock
        assertTrue(Math.abs(costs[1] - costs[0] - more) < 25, () -> costs[0] + " and " + costs[1]);
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        Seeds.each(20, random -> {
            long seed = random.nextLong();
            assertEquals(traceOf(new Random(seed), TraceTest::shop), traceOf(new Random(seed), TraceTest::shop));
        });
    }

    @Test
    void theSchedulerFindsEachOrder() {
        Set<String> orders = new HashSet<>();
        Seeds.each(100, random -> {
            var order = new ArrayList<String>();
            traceOf(
                    random,
                    () -> TaskGroup.run(group -> {
                        for (String name : List.of("a", "b", "c")) {
                            group.start(() -> order.add(name));
                        }
                        return null;
                    }));
            orders.add(String.join("", order));
        });
        assertEquals(Set.of("abc", "acb", "bac", "bca", "cab", "cba"), orders);
        assertNotEquals(traceOf(new Random(1), TraceTest::shop), traceOf(new Random(2), TraceTest::shop));
    }

    @Test
    void aSchedulerCannotKeepTheLoopFromLooking() {
        loop.setScheduler(count -> count - 1); // always the newest
        run(() -> {
            Async.start(() -> {
                while (true) {
                    Async.sleep(Duration.ZERO);
                }
            });
            loop.callLater(millis(1), () -> note("timer"));
            loop.callSoon(() -> clock.advance(millis(1)));
            return null;
        });
        loop.callSoon(loop::stop);
        loop.runForever();
        assertTrace("1 timer");
        loop.close(); // on the thread that has begun the task
    }

    @Test
    void anHourOfTimersIsCounted() {
        int[] ticks = {0};
        run(() -> TaskGroup.run(group -> {
            for (int period : List.of(1, 2, 3, 60)) { // seconds
                group.start(() -> {
                    for (int passed = 0; passed < 3_600; passed += period) {
                        Async.sleep(Duration.ofSeconds(period));
                        ticks[0]++;
                    }
                    return null;
                });
            }
            return null;
        }));
        assertEquals(3_600 + 1_800 + 1_200 + 60, ticks[0]);
        assertEquals(Duration.ofHours(1).toNanos(), clock.nanoTime());
    }

    @Test
    void aFailureSaysItsSeed() {
        var failed = assertThrows(
                AssertionError.class,
                () -> Seeds.each(7, 5, random -> assertEquals(random.nextInt(), new Random(8).nextInt() - 1)));
        assertTrue(failed.getMessage().startsWith("seed 7 (again: -Dtulip.seed=7)"), failed.getMessage());
    }
}
