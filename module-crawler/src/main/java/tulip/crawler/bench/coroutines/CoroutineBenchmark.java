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
import org.openjdk.jmh.infra.Blackhole;
import tulip.coroutines.ChainedCoroutine;
import tulip.coroutines.Coroutine;
import tulip.coroutines.CoroutineObject;
import tulip.coroutines.Step;
import tulip.generators.Generator;
import tulip.generators.GeneratorObject;

/// Measures the cost of one value: a caller sends 20,000 numbers to a new coroutine, which yields each back, and
/// closes the coroutine.
///
/// The coroutine delegates `depth` times. In a `chain` a call resumes the innermost coroutine at once; in a `loop` each
/// coroutine on the way is resumed, as in the expansion of PEP 380. `next` is a generator, for comparison.
///
/// [CoroutineThread] says which thread sends.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class CoroutineBenchmark {
    private static final int NUMBERS = 20_000;
    private static final int BEFORE = 500;
    private static final int FEW = 5;

    @Param({"next", "chain", "loop"})
    String talk;

    @Param({"0", "1", "100"})
    int depth;

    @Param({"continuation", "virtual-thread"})
    String backend;

    /// The number of carrier threads, on which the virtual threads run.
    @Param("1")
    String parallelism;

    private CoroutineThread thread;

    /// Makes many coroutines before the measurement, so that the JVM also compiles the code that runs once for each.
    @Setup(Level.Trial)
    public void warmUp(Blackhole hole) throws InterruptedException {
        thread = CoroutineThread.of(backend, parallelism);
        thread.run(() -> {
            for (int i = 0; i < BEFORE; i++) {
                talk(FEW, hole);
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public void send(Blackhole hole) throws InterruptedException {
        thread.run(() -> talk(NUMBERS, hole));
    }

    private void talk(int count, Blackhole hole) {
        switch (talk) {
            case "next" -> takeFrom(count, hole);
            case "chain", "loop" -> sendTo(count, hole);
            default -> throw new IllegalArgumentException("a talk is next, chain or loop, not " + talk);
        }
    }

    private void takeFrom(int count, Blackhole hole) {
        try (Generator<Integer> numbers = new GeneratorObject<>(thread.suspension(), out -> {
            while (true) {
                out.yield(1);
            }
        })) {
            for (int i = 0; i < count; i++) {
                hole.consume(numbers.next());
            }
        }
    }

    private void sendTo(int count, Blackhole hole) {
        Coroutine<Integer, Integer, Void> echo = make(out -> {
            Integer heard = 1;
            while (true) {
                heard = out.yield(heard);
            }
        });
        for (int i = 0; i < depth; i++) {
            Coroutine<Integer, Integer, Void> inner = echo;
            echo = make(out -> out.yieldFrom(inner));
        }
        try (Coroutine<Integer, Integer, Void> outermost = echo) {
            outermost.next();
            for (int i = 0; i < count; i++) {
                if (outermost.send(1) instanceof Step.Yielded<Integer, Void>(var value)) {
                    hole.consume(value);
                }
            }
        }
    }

    private Coroutine<Integer, Integer, Void> make(Coroutine.Body<Integer, Integer, Void> body) {
        return talk.equals("chain")
                ? new ChainedCoroutine<>(thread.suspension(), body)
                : new CoroutineObject<>(thread.suspension(), body);
    }
}
