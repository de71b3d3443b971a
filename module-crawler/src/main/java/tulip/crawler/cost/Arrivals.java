package tulip.crawler.cost;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/// When the requests of a step are to be sent, whether or not earlier ones have been answered (an open loop).
///
/// The gaps between two requests have an exponential distribution, as those of many users who do not know of
/// one another (a Poisson process).
final class Arrivals {
    private static final double NANOS = 1e9;

    private Arrivals() {}

    /// Draws the times, in nanoseconds since the start of the step. The same seed gives the same times.
    ///
    /// @param perSecond  the mean rate
    static long[] draw(double perSecond, Duration time, long seed) {
        var random = new Random(seed);
        double mean = NANOS / perSecond;
        long[] times = new long[16];
        int count = 0;
        double next = mean * gap(random);
        while (next < time.toNanos()) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = (long) next;
            next += mean * gap(random);
        }
        return Arrays.copyOf(times, count);
    }

    /// An exponential gap with the mean 1.
    private static double gap(Random random) {
        return -Math.log(1 - random.nextDouble());
    }
}
