package tulip.crawler.bench.generators;

import java.lang.management.ManagementFactory;
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
import tulip.generators.LiveCoroutines;

/// Measures the memory of generators that are suspended one frame deep: the difference in heap use after a
/// collection, with all generators and without.
///
/// JMH's score is the time of the whole run; ignore it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class SuspendedBenchmark {
    private static final int WARM_UP = 100_000; // compiled frames are smaller than interpreted ones
    private static final int MILLIS_BETWEEN_COLLECTIONS = 20;
    private static final int COLLECTIONS = 3;

    /// The kind of object that is kept.
    @Param({"continuation", "virtual-thread", "registry-entry"})
    String held;

    /// The object headers: `plain`, or `compact` (JEP 519).
    @Param({"plain", "compact"})
    String headers;

    @Param("1000000")
    int count;

    private SuspendedKind kind;

    /// The results that are reported beside the score.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Found {
        /// Heap for each object, in bytes.
        public double bytes;

        /// Threads alive while all objects are kept.
        public int platformThreads;
    }

    @Setup(Level.Trial)
    public void warmUp() throws InterruptedException {
        kind = SuspendedKind.parse(held);
        var some = new Object[WARM_UP];
        kind.fill(some);
        kind.release(some);
    }

    @Benchmark
    public void hold(Found found) throws InterruptedException {
        var all = new Object[count];
        long before = usedBytes();
        kind.fill(all);
        found.bytes = (usedBytes() - before) / (double) count;
        found.platformThreads = ManagementFactory.getThreadMXBean().getThreadCount();
        kind.release(all); // uses the array, so all objects are reachable until here
    }

    /// The registry forgets collected entries only when it gets a new entry. Without this call, old entries would
    /// be freed during the measurement and falsify it.
    private static void forgetCollected() {
        LiveCoroutines.remove(LiveCoroutines.add(() -> new StackTraceElement[0]));
    }

    /// Collects until nothing more is freed. A thread of the JVM tells the registry what was collected; on a
    /// busy machine this thread may come late.
    private static long usedBytes() throws InterruptedException {
        long before = Long.MAX_VALUE;
        for (int collections = 1; ; collections++) {
            System.gc();
            forgetCollected();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (collections > COLLECTIONS && used >= before) {
                return used;
            }
            before = used;
            Thread.sleep(MILLIS_BETWEEN_COLLECTIONS);
        }
    }
}
