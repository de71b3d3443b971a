package tulip.crawler.bench.run;

import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/// A mean of measurements with its confidence interval.
///
/// The error is the larger of two errors. The first is JMH's 99.9 % interval over all iterations, which treats the
/// iterations as independent. The second is a 95 % interval over the means of the forks: a JVM that compiles its code
/// differently shifts all its iterations together. With fewer than [#LEAST_FORKS] forks only the first is used.
///
/// @param error  half the width; NaN for a single measurement
public record Interval(double mean, double error) {
    public static final double OVER_ITERATIONS = 0.999;
    public static final double OVER_FORKS = 0.95;
    public static final int LEAST_FORKS = 3;

    /// Estimates the mean from the iterations of each fork.
    public static Interval of(List<double[]> forks) {
        double[] iterations =
                forks.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        var all = new ListStatistics(iterations);
        double error = iterations.length < 2 ? Double.NaN : all.getMeanErrorAt(OVER_ITERATIONS);
        if (forks.size() >= LEAST_FORKS) {
            double[] means = forks.stream()
                    .mapToDouble(fork -> new ListStatistics(fork).getMean())
                    .toArray();
            error = Math.max(error, new ListStatistics(means).getMeanErrorAt(OVER_FORKS));
        }
        return new Interval(all.getMean(), error);
    }

    /// Says whether the intervals do not overlap, so that one mean is greater. False if an error is NaN.
    public boolean differs(Interval other) {
        return Math.abs(mean - other.mean) > error + other.error;
    }

    /// The quotient of two independent measurements. The squares of the relative errors add up.
    public Interval dividedBy(Interval divisor) {
        double quotient = mean / divisor.mean;
        return new Interval(quotient, Math.abs(quotient) * Math.hypot(error / mean, divisor.error / divisor.mean));
    }

    public Interval times(double factor) {
        return new Interval(mean * factor, error * factor);
    }
}
