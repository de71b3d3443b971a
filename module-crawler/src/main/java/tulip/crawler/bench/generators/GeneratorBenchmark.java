package tulip.crawler.bench.generators;

import java.util.Iterator;
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
import org.openjdk.jmh.infra.Blackhole;

/// Measures the cost of one element: a consumer takes 20,000 numbers from a new source and closes the source.
///
/// So each element includes a 20,000th of the cost to open the source and, for a virtual consumer, to start its thread.
/// The number of carriers is fixed when a JVM starts, so `./tulip bench` starts the JVM with the flags of [ForkFlags].
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class GeneratorBenchmark {
    private static final int NUMBERS = 20_000;
    private static final int SOURCES_BEFORE = 2_000;
    private static final int FEW = 5;

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

    /// The kind of thread that takes the numbers.
    @Param({"platform", "virtual"})
    String consumer;

    /// The number of carrier threads, on which the virtual threads run.
    @Param({"1", "2"})
    String parallelism;

    private NumberSource kind;

    /// Opens many sources before the measurement, so that the JVM also compiles the code that runs once for each
    /// source.
    @Setup(Level.Trial)
    public void warmUp(Blackhole hole) throws InterruptedException {
        ForkFlags.require(parallelism);
        kind = NumberSource.parse(source);
        for (int i = 0; i < SOURCES_BEFORE; i++) {
            ask(FEW, hole);
        }
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public void next(Blackhole hole) throws InterruptedException {
        ask(NUMBERS, hole);
    }

    private void ask(int count, Blackhole hole) throws InterruptedException {
        switch (consumer) {
            case "platform" -> take(count, hole);
            case "virtual" -> Thread.ofVirtual().start(() -> take(count, hole)).join();
            default -> throw new IllegalArgumentException("a consumer is platform or virtual, not " + consumer);
        }
    }

    private void take(int count, Blackhole hole) {
        Iterator<Integer> numbers = kind.open();
        for (int i = 0; i < count; i++) {
            hole.consume(numbers.next());
        }
        NumberSource.close(numbers);
    }
}
