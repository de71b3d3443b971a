package tulip.crawler.bench.coroutines;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Trampoline;

/// Measures the cost of one call through a trampoline: a coroutine that calls a coroutine, and so on, `depth` deep. In
/// total there are 10,000 calls. Each makes a coroutine, which returns the sum of the numbers up to its own.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class CallBenchmark {
    private static final int CALLS = 10_000;
    private static final int BEFORE = 100;
    private static final long FEW = 10;

    @Param({"100", "10000"})
    int depth;

    @Param({"continuation", "virtual-thread"})
    String backend;

    /// The number of carrier threads, on which the virtual threads run.
    @Param("1")
    String parallelism;

    private CoroutineThread thread;

    @Setup(Level.Trial)
    public void warmUp() throws InterruptedException {
        thread = CoroutineThread.of(backend, parallelism);
        thread.run(() -> {
            for (int i = 0; i < BEFORE; i++) {
                sum(FEW);
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void call() throws InterruptedException {
        thread.run(() -> {
            for (int calls = 0; calls < CALLS; calls += depth) {
                sum(depth);
            }
        });
    }

    /// Makes the given number of calls, each inside the one before, and checks what comes back.
    private static void sum(long calls) {
        long expected = (calls - 1) * calls / 2;
        long sum = Trampoline.run(sumTo(calls - 1));
        if (sum != expected) {
            throw new IllegalStateException(calls + " calls returned " + sum + " and not " + expected);
        }
    }

    private static Coroutine<Coroutine<?, ?, ?>, Object, Long> sumTo(long n) {
        return Coroutine.of(out -> n == 0 ? 0 : n + (Long) out.yield(sumTo(n - 1)));
    }
}
