package tulip.crawler.bench.run;

import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/// A mean of measurements, and how far the true one may be from it.
///
/// The error is the wider of two: 99.9 % over all iterations, as JMH has it, which takes every iteration for a fresh
/// measurement; and 95 % over the means of the forks, which a JVM that compiled its code differently moves as a whole.
/// With fewer than [#LEAST_FORKS] forks there is only the first.
///
/// @param error  half the width; NaN if one measurement is all there is
public record Interval(double mean, double error) {
    public static final double OVER_ITERATIONS = 0.999;
    public static final double OVER_FORKS = 0.95;
    public static final int LEAST_FORKS = 3;

    /// Estimates the mean from the iterations of each fork.
    static Interval of(List<double[]> forks) {
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

    /// Says whether the two have no value in common, so that one may be called the greater. Never, if either is
    /// unknown.
    public boolean differs(Interval other) {
        return Math.abs(mean - other.mean) > error + other.error;
    }

    /// The quotient of two independent measurements: relative errors add up in squares.
    public Interval dividedBy(Interval divisor) {
        double quotient = mean / divisor.mean;
        return new Interval(quotient, Math.abs(quotient) * Math.hypot(error / mean, divisor.error / divisor.mean));
    }

    public Interval times(double factor) {
        return new Interval(mean * factor, error * factor);
    }
}
