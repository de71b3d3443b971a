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

/// Measures what an element costs: somebody takes 20,000 numbers from a fresh source, and closes it.
///
/// To open it, and to start the virtual thread that asks, if one does, counts for a 20,000th of it. How many carriers
/// there are is decided when a JVM starts, so `./tulip bench` starts it with the flags that [ForkFlags] names.
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

    /// The kind of thread that asks.
    @Param({"platform", "virtual"})
    String consumer;

    /// The carriers of virtual threads, which take turns on them.
    @Param({"1", "2"})
    String parallelism;

    private NumberSource kind;

    /// Has begun often enough, when the measuring starts, for the JVM to have compiled also what runs once in a
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
