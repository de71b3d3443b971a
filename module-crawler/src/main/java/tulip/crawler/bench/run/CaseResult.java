package tulip.crawler.bench.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Mode;

/// The measurements of one case in one JMH mode, over all its forks so far.
///
/// @param unit        unit of the score, as JMH writes it
/// @param unitMillis  the time unit of the score in milliseconds
/// @param forks       in the order in which they ran
/// @param secondary   further results of JMH's profilers and modes, by name
public record CaseResult(
        BenchCase benchCase,
        Mode mode,
        String unit,
        double unitMillis,
        List<Fork> forks,
        Map<String, Secondary> secondary) {

    /// A result beside the score.
    public record Secondary(double score, String unit) {}

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

    private OptionalDouble mean(Function<Fork, double[]> values) {
        return forks.stream().map(values).flatMapToDouble(Arrays::stream).average();
    }
}
