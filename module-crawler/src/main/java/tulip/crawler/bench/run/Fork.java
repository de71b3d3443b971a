package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;

/// The measurements of one fork of one case, with one value for each iteration.
///
/// @param round             number of the round, from 1; in each round every case has one fork
/// @param scores            scores in the benchmark's unit
/// @param cpuMillis         processor time of this JVM for one operation
/// @param siteCpuMillis     processor time of the site for one operation; empty if there is no site
/// @param peakRssMegabytes  peak memory of this JVM in RAM
/// @param platformThreads   peak number of live platform threads
public record Fork(
        int round,
        double[] scores,
        double[] cpuMillis,
        double[] siteCpuMillis,
        OptionalDouble peakRssMegabytes,
        int platformThreads) {

    static Fork of(int round, BenchmarkResult result, List<Double> siteCpuMillis) {
        List<IterationResult> iterations = new ArrayList<>(result.getIterationResults());
        return new Fork(
                round,
                iterations.stream()
                        .mapToDouble(each -> each.getPrimaryResult().getScore())
                        .toArray(),
                values(iterations, ProcessProfiler.CPU),
                siteCpuMillis.stream().mapToDouble(Double::doubleValue).toArray(),
                Arrays.stream(values(iterations, ProcessProfiler.RSS)).max(),
                (int) Arrays.stream(values(iterations, ProcessProfiler.THREADS))
                        .max()
                        .orElse(0));
    }

    private static double[] values(List<IterationResult> iterations, String label) {
        return iterations.stream()
                .map(iteration -> iteration.getSecondaryResults().get(label))
                .filter(result -> result != null)
                .mapToDouble(result -> result.getScore())
                .toArray();
    }
}
