package tulip.kit.timeline;

import java.time.Duration;
import java.util.Locale;

/// The unit in which a time is written.
public enum Unit {
    MINUTE("min", Duration.ofMinutes(1)),
    SECOND("s", Duration.ofSeconds(1)),
    MILLISECOND("ms", Duration.ofMillis(1)),
    MICROSECOND("µs", Duration.ofNanos(1_000));

    private static final int FEWEST = 3; // a time of fewer units is written in the next smaller unit

    private final String symbol;
    private final Duration one;

    Unit(String symbol, Duration one) {
        this.symbol = symbol;
        this.one = one;
    }

    /// The unit for times up to this length.
    public static Unit of(Duration length) {
        for (Unit unit : values()) {
            if (length.compareTo(unit.one.multipliedBy(FEWEST)) >= 0) {
                return unit;
            }
        }
        return MICROSECOND;
    }

    /// Writes a time, with one decimal if it is not whole, and the unit: "9.9 min".
    public String text(Duration time) {
        String tenths = String.format(Locale.ROOT, "%.1f", count(time));
        return (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths) + " " + symbol;
    }

    /// Writes the number of whole units in a time.
    String whole(Duration time) {
        return (long) count(time) + " " + symbol;
    }

    /// The number of these units in a time.
    double count(Duration time) {
        return (double) time.toNanos() / one.toNanos();
    }

    Duration times(long count) {
        return one.multipliedBy(count);
    }
}
