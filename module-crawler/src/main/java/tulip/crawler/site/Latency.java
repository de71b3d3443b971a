package tulip.crawler.site;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says how long the site waits before it answers, in whole milliseconds.
///
/// The wait depends on the seed and the page alone, so that the ideal time of a crawl can be computed.
public sealed interface Latency {
    /// No wait is longer, in milliseconds: the long tail of a log-normal distribution is cut off here.
    int MAX_MILLIS = 60_000;

    /// The widest log-normal distribution that makes sense.
    double MAX_SIGMA = 5;

    /// Draws the wait before a page, 0 to [#MAX_MILLIS]; the same for the same seed and page.
    int millis(long seed, String pathAndQuery);

    /// Waits the same time before every page.
    record Fixed(int millis) implements Latency {
        public Fixed {
            requireMillis(millis);
        }

        @Override
        public int millis(long seed, String pathAndQuery) {
            return millis;
        }

        @Override
        public String toString() {
            return Integer.toString(millis);
        }
    }

    /// Draws each wait between two bounds, both included.
    record Uniform(int minMillis, int maxMillis) implements Latency {
        public Uniform {
            requireMillis(minMillis);
            requireMillis(maxMillis);
            if (minMillis > maxMillis) {
                throw new IllegalArgumentException("latency 'uniform:" + minMillis + "-" + maxMillis
                        + "' has its bounds the wrong way round: write uniform:" + maxMillis + "-" + minMillis);
            }
        }

        @Override
        public int millis(long seed, String pathAndQuery) {
            return Seeded.random(seed, pathAndQuery).nextInt(minMillis, maxMillis + 1);
        }

        @Override
        public String toString() {
            return "uniform:" + minMillis + "-" + maxMillis;
        }
    }

    /// Draws each wait from a log-normal distribution: most near the median, a few very long, as on a real network.
    ///
    /// @param sigma  the standard deviation of the logarithm; at 0.5 one wait in 20 is over 2.3 medians
    record LogNormal(int medianMillis, double sigma) implements Latency {
        public LogNormal {
            requireMillis(medianMillis);
            if (!(sigma >= 0 && sigma <= MAX_SIGMA)) {
                throw new IllegalArgumentException("the sigma of a log-normal latency must be between 0 and "
                        + (int) MAX_SIGMA + ", not " + plain(sigma));
            }
        }

        @Override
        public int millis(long seed, String pathAndQuery) {
            double drawn = medianMillis * Seeded.logNormal(Seeded.random(seed, pathAndQuery), sigma);
            return (int) Math.min(MAX_MILLIS, Math.round(drawn));
        }

        @Override
        public String toString() {
            return "lognormal:" + medianMillis + "," + plain(sigma);
        }

        private static String plain(double number) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : Double.toString(number);
        }
    }

    /// Reads what a user wrote: `50`, `50ms`, `uniform:20-80` or `lognormal:50,0.5` (the median, and sigma).
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is none of these or out of range
    static Latency parse(String text) {
        Matcher parts = Syntax.LATENCY.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a latency: write milliseconds as 50,"
                    + " uniform:20-80 or lognormal:50,0.5 (median and sigma)");
        }
        if (parts.group("fixed") != null) {
            return new Fixed(Syntax.number(parts.group("fixed")));
        }
        return parts.group("min") != null
                ? new Uniform(Syntax.number(parts.group("min")), Syntax.number(parts.group("max")))
                : new LogNormal(Syntax.number(parts.group("median")), Double.parseDouble(parts.group("sigma")));
    }

    private static void requireMillis(int millis) {
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException("a latency must be between 0 and 60,000 milliseconds");
        }
    }

    /// Keeps the pattern of [Latency#parse] out of the interface's public members.
    final class Syntax {
        private static final Pattern LATENCY = Pattern.compile("(?<fixed>\\d+)(?:ms)?"
                + "|uniform:(?<min>\\d+)(?:ms)?-(?<max>\\d+)(?:ms)?"
                + "|lognormal:(?<median>\\d+)(?:ms)?,(?<sigma>\\d*\\.?\\d+)");

        private Syntax() {}

        /// A number too long for an `int` is out of range in any case.
        private static int number(String digits) {
            return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        }
    }
}
