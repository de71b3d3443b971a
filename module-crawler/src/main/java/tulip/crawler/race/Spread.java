package tulip.crawler.race;

import java.util.Arrays;

/// The median of a lane's rounds, and an interval for it at 95 %.
///
/// The interval reaches from the k-th smallest to the k-th largest time. It misses the true median with probability
/// 2 P(B < k), where B is binomial with probability 1/2 (David and Nagaraja, "Order Statistics", section 7.1).
/// It needs no assumption about the distribution of the times.
///
/// @param low   NaN if there are too few rounds, fewer than 6
/// @param high  NaN if there are too few rounds
public record Spread(double median, double low, double high) {
    private static final double MISSES = 0.05;

    static Spread of(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int k = 0;
        double chance = Math.pow(0.5, n); // of B = k
        double below = chance; // of B <= k
        while (k < n && 2 * below <= MISSES) {
            k++;
            chance *= (double) (n - k + 1) / k;
            below += chance;
        }
        return new Spread(median(sorted), k == 0 ? Double.NaN : sorted[k - 1], k == 0 ? Double.NaN : sorted[n - k]);
    }

    static double median(double[] sorted) {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
