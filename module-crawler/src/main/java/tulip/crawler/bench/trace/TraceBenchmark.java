package tulip.crawler.bench.trace;

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
import tulip.async.SelectorEventLoop;
import tulip.crawler.bench.async.TulipWaiter;
import tulip.crawler.bench.async.Work;
import tulip.generators.Suspension;

/// Measures what it costs to trace the workshop's loop at ping-pong: two tasks, of which each takes two steps for a
/// round trip. `./tulip bench -- TraceBenchmark` runs it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class TraceBenchmark {
    private static final int TIMES = 20_000;

    @Param({"off", "off-again", "events", "text", "json", "jfr"})
    String trace;

    private TulipWaiter waiter;
    private AutoCloseable traced;

    @Setup(Level.Trial)
    public void open() {
        var loop = new SelectorEventLoop();
        traced = Traced.parse(trace).begin(loop);
        waiter = new TulipWaiter(Suspension.CONTINUATION, loop);
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        waiter.close();
        traced.close();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void pingPong() throws Exception {
        waiter.run(Work.PING_PONG, TIMES);
    }
}
