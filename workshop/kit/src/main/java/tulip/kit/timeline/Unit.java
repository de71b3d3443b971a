package tulip.kit.timeline;

import java.time.Duration;
import java.util.Locale;

/// What a time is written in.
public enum Unit {
    MINUTE("min", Duration.ofMinutes(1)),
    SECOND("s", Duration.ofSeconds(1)),
    MILLISECOND("ms", Duration.ofMillis(1)),
    MICROSECOND("µs", Duration.ofNanos(1_000));

    private static final int FEWEST = 3; // of a unit, for it to be worth its name

    private final String symbol;
    private final Duration one;

    Unit(String symbol, Duration one) {
        this.symbol = symbol;
        this.one = one;
    }

    /// The one in which a time of this length reads best.
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

    /// Writes how many whole ones have passed.
    String whole(Duration time) {
        return (long) count(time) + " " + symbol;
    }

    /// How many there are in a time.
    double count(Duration time) {
        return (double) time.toNanos() / one.toNanos();
    }

    Duration times(long count) {
        return one.multipliedBy(count);
    }
}
