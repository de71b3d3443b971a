package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;
import tulip.crawler.Meter;

/// Measures processor time, memory and threads of a benchmark's JVM, compiler and collector included. JMH creates and
/// calls this class.
public final class ProcessProfiler implements InternalProfiler {
    /// Processor time for one operation, in milliseconds.
    static final String CPU = "process.cpu";

    /// Peak memory in RAM, in megabytes of 1,000,000 bytes.
    static final String RSS = "process.rss";

    /// Peak number of live platform threads in the iteration.
    static final String THREADS = "process.threads";

    static final List<String> LABELS = List.of(CPU, RSS, THREADS);

    private OptionalLong cpuBefore = OptionalLong.empty();

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        Meter.resetPlatformThreads();
        cpuBefore = Meter.cpuNanos();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        OptionalLong cpu = Meter.cpuNanos();
        long operations = result.getMetadata().getAllOps();
        Collection<ScalarResult> used = new ArrayList<>();
        if (cpu.isPresent() && cpuBefore.isPresent() && operations > 0) {
            double millis = (cpu.getAsLong() - cpuBefore.getAsLong()) / 1e6 / operations;
            used.add(new ScalarResult(CPU, millis, "ms/op", AggregationPolicy.AVG));
        }
        Meter.peakRssMegabytes().ifPresent(rss -> used.add(new ScalarResult(RSS, rss, "MB", AggregationPolicy.MAX)));
        used.add(new ScalarResult(THREADS, Meter.peakPlatformThreads(), "threads", AggregationPolicy.MAX));
        return used;
    }

    @Override
    public String getDescription() {
        return "processor time, memory and threads of the whole process";
    }
}
