package tulip.runner.terminal;

import tulip.crawler.lab.Amounts;

/// Writes quantities for people, as [Amounts] does.
public final class Text {
    private Text() {}

    /// A number of bytes; a kB is 1,000 bytes.
    public static String bytes(long bytes) {
        return Amounts.bytes(bytes);
    }

    /// A time in milliseconds, or from ten seconds on in seconds.
    public static String millis(double millis) {
        return Amounts.millis(millis);
    }

    public static String number(double value, int decimals) {
        return Amounts.number(value, decimals);
    }

    /// A number with about three significant digits; `?` for NaN.
    public static String score(double value) {
        return Amounts.score(value);
    }

    public static String plural(long count, String singular) {
        return Amounts.plural(count, singular);
    }
}
