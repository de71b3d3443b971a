package tulip.crawler.bench.async;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tulip.crawler.bench.generators.ForkFlags;

/// Measures the cost of one callback, await, yield or round trip: each invocation does 20,000 of them on the same loop.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class LoopBenchmark {
    private static final int TIMES = 20_000;

    @Param({"continuation", "virtual-thread", "bare", "vertx", "vertx-virtual", "virtual-only"})
    String loop;

    @Param({"callback", "done", "completed", "yield", "ping-pong"})
    String work;

    /// The number of carrier threads, on which the virtual threads run.
    @Param("1")
    String parallelism;

    private Waiter waiter;
    private Work parsed;

    @Setup(Level.Trial)
    public void open() throws Exception {
        ForkFlags.require(parallelism);
        parsed = Work.parse(work);
        waiter = LoopKind.parse(loop).open();
    }

    @TearDown(Level.Trial)
    public void close() {
        waiter.close();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void cost() throws Exception {
        waiter.run(parsed, TIMES);
    }
}
