package tulip.crawler.site;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the site waits before it answers, in whole milliseconds.
///
/// The wait depends only on the seed and the page, so the ideal time of a crawl can be computed.
public sealed interface Latency {
    /// The longest wait in milliseconds; the tail of a log-normal distribution is cut off here.
    int MAX_MILLIS = 60_000;

    /// The largest sigma of a log-normal distribution that is accepted.
    double MAX_SIGMA = 5;

    /// The wait before a page, 0 to [#MAX_MILLIS]. The same seed and page give the same wait.
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

    /// Draws each wait between two bounds, both inclusive.
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

    /// Draws each wait from a log-normal distribution: most are near the median, a few are very long, as in a real
    /// network.
    ///
    /// @param sigma  standard deviation of the logarithm; with 0.5, one wait in 20 is longer than 2.3 medians
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

    /// Parses a user's text: `50`, `50ms`, `uniform:20-80` or `lognormal:50,0.5` (median and sigma).
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the text is malformed or out of range
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

    /// Holds the pattern of [Latency#parse], which an interface could only hold as a public member.
    final class Syntax {
        private static final Pattern LATENCY = Pattern.compile("(?<fixed>\\d+)(?:ms)?"
                + "|uniform:(?<min>\\d+)(?:ms)?-(?<max>\\d+)(?:ms)?"
                + "|lognormal:(?<median>\\d+)(?:ms)?,(?<sigma>\\d*\\.?\\d+)");

        private Syntax() {}

        /// A number that is too long for an `int` becomes [Integer#MAX_VALUE], which is out of range.
        private static int number(String digits) {
            return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        }
    }
}
