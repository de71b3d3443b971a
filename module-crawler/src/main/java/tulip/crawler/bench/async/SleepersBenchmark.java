package tulip.crawler.bench.async;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tulip.async.Async;
import tulip.async.EventLoop;
import tulip.async.Running;
import tulip.async.SelectorEventLoop;
import tulip.crawler.bench.generators.BareContinuation;
import tulip.generators.Suspension;
import tulip.kit.ManualClock;

/// Measures many tasks that are created, sleep at the same time, and end. The sleep itself takes no time: the clock is
/// a manual one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(2)
public class SleepersBenchmark {
    private static final int LEAST_MILLIS = 1_000;
    private static final int DIFFERENT_MILLIS = 1_000;
    private static final long SPREAD = 7_919; // a prime: neighbours do not end one after the other

    /// The `tasks` of the workshop's loop, on continuations; or `bare` continuations, with a heap of timers.
    @Param({"tasks", "bare"})
    String sleepers;

    @Param("1000000")
    int count;

    /// The heap of the JVM.
    @Param("2g")
    String heap;

    private int ended;

    @Benchmark
    public void sleep() {
        ended = 0;
        switch (sleepers) {
            case "tasks" -> sleepOnTheLoop();
            case "bare" -> sleepBare();
            default -> throw new IllegalArgumentException("sleepers are tasks or bare, not " + sleepers);
        }
        Check.count(count, ended);
    }

    private static long millis(int sleeper) {
        return LEAST_MILLIS + sleeper * SPREAD % DIFFERENT_MILLIS;
    }

    private void sleepOnTheLoop() {
        Suspension.choose(Suspension.CONTINUATION);
        try (var clocked = new SelectorEventLoop(new ManualClock())) {
            clocked.runUntilComplete(() -> {
                EventLoop running = Running.loop();
                for (int i = 0; i < count; i++) {
                    Duration time = Duration.ofMillis(millis(i));
                    running.createTask(null, () -> {
                        Async.sleep(time);
                        return ended++;
                    });
                }
                Async.sleep(Duration.ofMillis(LEAST_MILLIS + DIFFERENT_MILLIS));
                return null;
            });
        }
    }

    private record Timer(long nanos, BareContinuation sleeper) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.compare(nanos, other.nanos);
        }
    }

    private void sleepBare() {
        var timers = new PriorityQueue<Timer>();
        for (int i = 0; i < count; i++) {
            var sleeper = new BareContinuation(() -> {
                BareContinuation.pause();
                ended++;
            });
            sleeper.run();
            timers.add(new Timer(millis(i), sleeper));
        }
        while (!timers.isEmpty()) {
            timers.remove().sleeper().run();
        }
    }
}
