package tulip.crawler.compare;

import tulip.crawler.bench.run.Interval;
import tulip.crawler.race.Comparison;

/// One lane in both files.
///
/// @param unit           of the times, such as `ms`
/// @param a              its time in the first file: a median of a race, a mean of a benchmark
/// @param b              its time in the second file
/// @param ratio          b divided by a
/// @param low            of the interval of the ratio
/// @param high           of the interval of the ratio; infinite if there are too few measurements
/// @param shown          whether a difference is shown
/// @param smallestShown  the smallest difference that could have been shown, as a fraction; infinite if none could
public record Change(
        String lane,
        String unit,
        double a,
        double b,
        double ratio,
        double low,
        double high,
        boolean shown,
        double smallestShown) {

    static Change of(String lane, double a, double b, Comparison comparison) {
        return new Change(
                lane,
                "ms",
                a,
                b,
                comparison.ratio(),
                comparison.low(),
                comparison.high(),
                comparison.differs(),
                comparison.smallestShown());
    }

    /// A difference is shown if the intervals do not overlap, as in the table of the benchmark.
    static Change of(String lane, String unit, Interval a, Interval b) {
        Interval ratio = b.dividedBy(a);
        double smallest = (a.error() + b.error()) / a.mean();
        boolean known = Double.isFinite(ratio.error());
        return new Change(
                lane,
                unit,
                a.mean(),
                b.mean(),
                ratio.mean(),
                known ? ratio.mean() - ratio.error() : 0,
                known ? ratio.mean() + ratio.error() : Double.POSITIVE_INFINITY,
                b.differs(a),
                known ? smallest : Double.POSITIVE_INFINITY);
    }
}
