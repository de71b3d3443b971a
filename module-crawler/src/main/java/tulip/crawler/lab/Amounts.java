package tulip.crawler.lab;

import java.util.Locale;

/// Writes quantities for people, in the same way in every locale.
public final class Amounts {
    private Amounts() {}

    /// A number of bytes; a kB is 1,000 bytes.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? number(bytes / 1e3, 1) + " kB" : number(bytes / 1e6, 1) + " MB";
    }

    /// A time in milliseconds, or from ten seconds on in seconds.
    public static String millis(double millis) {
        if (millis >= 10_000) {
            return number(millis / 1000, 1) + " s";
        }
        return number(millis, millis < 10 ? 1 : 0) + " ms";
    }

    public static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /// A number with about three significant digits; `?` for NaN.
    public static String score(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "?";
        }
        return number(value, size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    }

    public static String plural(long count, String singular) {
        return String.format(Locale.ROOT, "%,d %s%s", count, singular, count == 1 ? "" : "s");
    }
}
