package tulip.crawler.race;

import java.util.Arrays;

/// The quotient of the times of two lanes, with an interval that needs no assumption about their distribution.
///
/// The estimate is the median of the quotients of all pairs of rounds (Hodges and Lehmann, 1963). The interval
/// cuts off as many of the least and of the greatest quotients as the exact distribution of the rank-sum
/// statistic allows (Mann and Whitney, 1947; Hollander, Wolfe and Chicken, "Nonparametric Statistical
/// Methods", section 4.3). So one slow round
/// does not decide. The test treats rounds as independent. A machine that becomes slower during the race slows all
/// lanes, because they take turns. This makes the interval wider, and so the test shows less, not more.
///
/// @param ratio  the slower lane's time divided by the other's
/// @param low    0 if there are too few rounds to show anything
/// @param high   infinite if there are too few rounds
public record Comparison(double ratio, double low, double high) {
    /// The chance that a race of equal lanes shows any difference. Its lanes share it: with four lanes, each
    /// of the six comparisons has a sixth (Bonferroni). With this value six rounds are enough for five lanes.
    public static final double FALSE_ALARMS = 0.022;

    /// Compares two lanes.
    ///
    /// @param falseAlarms  the chance that this comparison shows a difference between equal lanes
    public static Comparison of(double[] slower, double[] faster, double falseAlarms) {
        double[] quotients = Arrays.stream(slower)
                .flatMap(time -> Arrays.stream(faster).map(other -> time / other))
                .sorted()
                .toArray();
        int cut = cut(slower.length, faster.length, falseAlarms);
        return new Comparison(
                Spread.median(quotients),
                cut < 0 ? 0 : quotients[cut],
                cut < 0 ? Double.POSITIVE_INFINITY : quotients[quotients.length - 1 - cut]);
    }

    /// Whether the race has shown that the lanes differ.
    public boolean differs() {
        return low > 1 || high < 1;
    }

    /// The smallest difference that these rounds could have shown, as a fraction; infinite with too few rounds.
    public double smallestShown() {
        return Math.max(high / ratio, ratio / low) - 1;
    }

    /// The share of false alarms of one comparison in a race of so many lanes.
    static double share(int lanes) {
        return FALSE_ALARMS / Math.max(1, lanes * (lanes - 1) / 2);
    }

    /// The fewest rounds in which a race of so many lanes can show a difference.
    static int leastRounds(int lanes) {
        int rounds = 1;
        while (cut(rounds, rounds, share(lanes)) < 0) {
            rounds++;
        }
        return rounds;
    }

    /// How many quotients to cut off at each end: the greatest u for which P(U <= u) is at most half of the false
    /// alarms, where U is the rank-sum statistic of equal lanes. -1 if even u = 0 is too frequent.
    static int cut(int m, int n, double falseAlarms) {
        double[] orders = orders(m, n);
        double all = Arrays.stream(orders).sum();
        double upToHere = 0;
        int u = 0;
        while (u < orders.length && 2 * (upToHere + orders[u]) / all <= falseAlarms) {
            upToHere += orders[u];
            u++;
        }
        return u - 1;
    }

    /// Counts for each u the orders of m and n times in which U is u. The largest time belongs to the first
    /// lane, and then exceeds all n of the other, or to the second lane.
    private static double[] orders(int m, int n) {
        double[][] counts = new double[n + 1][m * n + 1];
        for (double[] first : counts) {
            first[0] = 1; // without times of the first lane
        }
        for (int i = 1; i <= m; i++) {
            for (int j = 1; j <= n; j++) {
                for (int u = i * j; u >= 0; u--) {
                    counts[j][u] = counts[j - 1][u] + (u >= j ? counts[j][u - j] : 0);
                }
            }
        }
        return counts[n];
    }
}
