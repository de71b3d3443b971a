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
import tulip.generators.Suspension;
import tulip.generators.Tree;

/// Measures the cost of one element of an in-order walk, for full binary trees of different depths.
///
/// The number of nodes is the same for every depth: a tree with 6 levels is walked 4,161 times, a tree with 18 levels
/// once. The start of each walk is included.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class TreeWalkBenchmark {
    private static final int NODES = (1 << 18) - 1;

    @Param({"iterator", "recursion", "nested"})
    String walk;

    @Param({"6", "18"})
    int depth;

    private TreeWalker walker;
    private Tree<Integer> tree;

    @Setup(Level.Trial)
    public void makeTree() {
        Suspension.choose(Suspension.CONTINUATION);
        walker = TreeWalker.parse(walk);
        tree = TreeWalker.full(depth);
        if (NODES % nodes() != 0) {
            throw new IllegalArgumentException("depth is " + depth + ", but must divide 18");
        }
    }

    @Benchmark
    @OperationsPerInvocation(NODES)
    public void walk(Blackhole hole) {
        for (int walks = NODES / nodes(); walks > 0; walks--) {
            Iterator<Integer> nodes = walker.walk(tree);
            while (nodes.hasNext()) {
                hole.consume(nodes.next());
            }
        }
    }

    private int nodes() {
        return (1 << depth) - 1;
    }
}
