package tulip.crawler.bench.async;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tulip.async.Async;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.Running;
import tulip.async.SelectorEventLoop;
import tulip.generators.Suspension;
import tulip.kit.ManualClock;

/// Measures the memory of tasks that wait: the difference in heap use after a collection, with all tasks and
/// without. All that belongs to a task is counted: its future, its coroutine, its stack, its entries in the
/// lists of the loop and of the live coroutines, and what it waits for.
///
/// JMH's score is the time of the whole run; ignore it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class WaitingBenchmark {
    private static final int WARM_UP = 100_000; // compiled frames are smaller than interpreted ones
    private static final int WARM_UPS = 4;
    private static final int COLLECTIONS = 3;

    /// What a task waits for: a `future` of its own, or the end of a `sleep`.
    @Param({"future", "sleep"})
    String waits;

    /// The object headers: `plain`, or `compact` (JEP 519).
    @Param({"plain", "compact"})
    String headers;

    @Param("1000000")
    int count;

    @Param("continuation")
    String backend;

    /// The result that is reported beside the score.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Found {
        /// Heap for each task, in bytes.
        public double bytes;
    }

    @Setup(Level.Trial)
    public void warmUp() {
        Suspension.choose(Suspension.valueOf(backend.toUpperCase(Locale.ROOT).replace('-', '_')));
        for (int i = 0; i < WARM_UPS; i++) {
            hold(WARM_UP);
        }
    }

    @Benchmark
    public void hold(Found found) {
        found.bytes = hold(count) / (double) count;
    }

    /// @return the heap of the waiting tasks, in bytes
    private long hold(int tasks) {
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            return loop.runUntilComplete(() -> {
                long before = usedBytes();
                for (int i = 0; i < tasks; i++) {
                    start();
                }
                Async.sleep(Duration.ZERO);
                return usedBytes() - before;
            });
        }
    }

    private void start() {
        EventLoop loop = Running.loop();
        loop.createTask(null, () -> {
            if (waits.equals("future")) {
                Future<Void> never = loop.createFuture();
                return never.await();
            }
            Async.sleep(Duration.ofHours(1));
            return null;
        });
    }

    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
