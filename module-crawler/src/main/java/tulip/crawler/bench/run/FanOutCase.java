package tulip.crawler.bench.run;

import java.util.Locale;
import tulip.crawler.bench.FanOutVariant;
import tulip.crawler.engine.EngineKind;

/// The parameters of a fan-out.
///
/// @param pool  ignored by engines without a pool
public record FanOutCase(FanOutVariant variant, int fanOut, int latencyMillis, int pool) {
    private static final int MOST = 100_000;
    private static final int LONGEST_MILLIS = 60_000;

    /// Parses the parameters of a case.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if a parameter is out of range
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

    public EngineKind engine() {
        return variant.engine();
    }

    /// The maximum number of requests in flight.
    public int atOnce() {
        return engine().atOnce(fanOut, pool);
    }

    /// The ideal time of this engine if only the site's latency took time. A pool needs several waves.
    public int ownIdealMillis() {
        return Math.ceilDiv(fanOut, atOnce()) * latencyMillis;
    }
}
