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
import org.openjdk.jmh.annotations.Warmup;
import tulip.generators.Suspension;
import tulip.generators.Tree;

/// Measures what an element of an in-order walk costs, by the depth of a full binary tree.
///
/// A walk that has ended is begun anew, and its start counts too.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class TreeWalkBenchmark {
    @Param({"iterator", "recursion", "nested"})
    String walk;

    @Param({"6", "18"})
    int depth;

    private TreeWalker walker;
    private Tree<Integer> tree;
    private Iterator<Integer> rest;

    @Setup(Level.Trial)
    public void plant() {
        Suspension.choose(Suspension.CONTINUATION);
        walker = TreeWalker.parse(walk);
        tree = TreeWalker.full(depth);
        rest = walker.walk(tree);
    }

    @Benchmark
    public Integer next() {
        if (!rest.hasNext()) {
            rest = walker.walk(tree);
        }
        return rest.next();
    }
}
