package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/// What was measured of one case in one of JMH's modes, over all of its forks so far.
public final class CaseResult {
    private final BenchCase benchCase;
    private final BenchmarkParams params;
    private final List<Fork> forks = new ArrayList<>();
    private final List<BenchmarkResult> results = new ArrayList<>();

    CaseResult(BenchCase benchCase, BenchmarkParams params) {
        this.benchCase = benchCase;
        this.params = params;
    }

    void add(int round, BenchmarkResult result, List<Double> siteCpuMillis) {
        results.add(result);
        forks.add(Fork.of(round, result, siteCpuMillis));
    }

    public BenchCase benchCase() {
        return benchCase;
    }

    public Mode mode() {
        return params.getMode();
    }

    public String unit() {
        return results.getFirst().getScoreUnit();
    }

    /// How many milliseconds the unit of time in [#unit] is.
    double unitMillis() {
        return params.getTimeUnit().toNanos(1) / 1e6;
    }

    public List<Fork> forks() {
        return forks;
    }

    public Interval score() {
        return Interval.of(forks.stream().map(Fork::scores).toList());
    }

    /// Processor time of the benchmark's own JVM for one operation.
    public OptionalDouble cpuMillis() {
        return mean(Fork::cpuMillis);
    }

    /// Processor time of the site for one operation.
    public OptionalDouble siteCpuMillis() {
        return mean(Fork::siteCpuMillis);
    }

    public OptionalDouble peakRssMegabytes() {
        return forks.stream()
                .flatMapToDouble(fork -> fork.peakRssMegabytes().stream())
                .max();
    }

    public int platformThreads() {
        return forks.stream().mapToInt(Fork::platformThreads).max().orElse(0);
    }

    /// What JMH's profilers and modes tell besides, pooled over the forks.
    public Map<String, Result<?>> secondary() {
        Map<String, Result<?>> secondary = new TreeMap<>();
        new RunResult(params, results).getSecondaryResults().forEach(secondary::put);
        ProcessProfiler.LABELS.forEach(secondary::remove);
        return secondary;
    }

    private OptionalDouble mean(Function<Fork, double[]> values) {
        return forks.stream().map(values).flatMapToDouble(Arrays::stream).average();
    }
}
