package tulip.crawler.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether the times of a lane still rise or fall from round to round. A lane whose JVM still compiles becomes
/// faster.
public enum Trend {
    /// The lane has settled.
    NONE,
    /// The times rise or fall.
    SEEN,
    /// There are too few rounds to say.
    UNKNOWN;

    private static final double FALSE_ALARMS = 0.01;
    private static final double MATTERS = 0.05;

    /// Looks for a trend.
    ///
    /// A trend is seen if Kendall's test finds one at 1 % (Mann, 1945), and the line of Theil and Sen (Sen, 1968)
    /// changes by at least 5 % of the median from the first round to the last. A smaller change does not matter.
    static Trend of(double[] times) {
        int n = times.length;
        double[] orders = inversions(n);
        double all = Arrays.stream(orders).sum();
        if (n == 0 || 2 * orders[0] / all > FALSE_ALARMS) {
            return UNKNOWN;
        }
        int falls = 0;
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                falls += times[j] < times[i] ? 1 : 0;
                slopes.add((times[j] - times[i]) / (j - i));
            }
        }
        int fewest = Math.min(falls, slopes.size() - falls);
        double chance = 0;
        for (int k = 0; k <= fewest; k++) {
            chance += 2 * orders[k] / all;
        }
        double slope = Spread.median(sorted(slopes));
        double change = Math.abs(slope)
                * (n - 1)
                / Spread.median(Arrays.stream(times).sorted().toArray());
        return chance <= FALSE_ALARMS && change >= MATTERS ? SEEN : NONE;
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /// Counts for each k the orders of n different times with k pairs in which the later time is smaller.
    private static double[] inversions(int n) {
        double[] counts = {1};
        for (int size = 2; size <= n; size++) {
            double[] next = new double[counts.length + size - 1];
            for (int k = 0; k < counts.length; k++) {
                for (int added = 0; added < size; added++) {
                    next[k + added] += counts[k];
                }
            }
            counts = next;
        }
        return counts;
    }
}
