package tulip.crawler.bench.generators;

import java.util.Iterator;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Measures what an element costs: one number from an endless source that is open for the whole fork.
///
/// Who asks and on how many carriers is decided when a JVM starts, so `./tulip bench` starts it with the flags that
/// [ForkFlags] names.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class GeneratorBenchmark {
    @Param({
        "iterator",
        "stream",
        "continuation",
        "bare-continuation",
        "virtual-thread",
        "bare-virtual-thread",
        "platform-thread",
        "bare-platform-thread"
    })
    String source;

    /// The kind of thread that asks.
    @Param({"platform", "virtual"})
    String consumer;

    /// The carriers of virtual threads, which take turns on them.
    @Param({"1", "2"})
    String parallelism;

    private Iterator<Integer> numbers;

    @Setup(Level.Trial)
    public void open() {
        ForkFlags.require(consumer, parallelism);
        numbers = NumberSource.parse(source).open();
    }

    @Benchmark
    public Integer next() {
        return numbers.next();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        if (numbers instanceof AutoCloseable pausing) {
            pausing.close();
        }
    }
}
