package tulip.crawler.bench.run;

import java.util.Locale;
import tulip.crawler.bench.FanOutEngine;
import tulip.crawler.bench.FanOutVariant;

/// Reads the parameters of a fan-out.
///
/// @param pool  of no meaning to an engine that has none
public record FanOutCase(FanOutVariant variant, int fanOut, int latencyMillis, int pool) {
    private static final int MOST = 100_000;
    private static final int LONGEST_MILLIS = 60_000;

    /// Reads them.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if a parameter makes no sense
    public static FanOutCase of(BenchCase benchCase) {
        return new FanOutCase(
                FanOutVariant.parse(benchCase.params().get("engine")),
                number(benchCase, "fanOut", 1, MOST),
                number(benchCase, "latencyMillis", 0, LONGEST_MILLIS),
                number(benchCase, "pool", 1, MOST));
    }

    private static int number(BenchCase benchCase, String param, int least, int most) {
        String text = benchCase.params().get(param);
        if (text.matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "%s is '%s', but must be %,d to %,d", param, text, least, most));
    }

    public FanOutEngine engine() {
        return variant.engine();
    }

    /// The most requests under variant at once.
    public int atOnce() {
        return engine().atOnce(fanOut, pool);
    }

    /// The least time for a fan-out, if nothing but the site's latency took any: a pool needs several waves.
    public int ownIdealMillis() {
        return Math.ceilDiv(fanOut, atOnce()) * latencyMillis;
    }
}
