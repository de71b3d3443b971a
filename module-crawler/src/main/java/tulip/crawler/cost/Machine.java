package tulip.crawler.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tulip.crawler.race.Prices;

/// What a service is given, and pays for.
///
/// @param memoryBytes  the most that its process may use; half of it is Java's heap
public record Machine(long memoryBytes, int cpus) {
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,6})([mg])", Pattern.CASE_INSENSITIVE);
    private static final long MEGA = 1_000_000;
    private static final long LEAST = 32 * MEGA;

    /// Reads an amount of memory as a user writes it: `256m` or `1g`.
    ///
    /// @return bytes; `m` stands for 1,000,000 and `g` for 1,000,000,000
    /// @throws IllegalArgumentException with a sentence for the user
    public static long memory(String text) {
        Matcher parts = MEMORY.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("--memory is '" + text + "', but must be a number with m or g, as 256m");
        }
        long bytes = Long.parseLong(parts.group(1)) * (parts.group(2).equalsIgnoreCase("g") ? 1_000 * MEGA : MEGA);
        if (bytes < LEAST) {
            throw new IllegalArgumentException(
                    "--memory is " + text + ", but a JVM needs at least " + LEAST / MEGA + "m");
        }
        return bytes;
    }

    public double megabytes() {
        return (double) memoryBytes / MEGA;
    }

    /// The flags of the service's JVM.
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        long kibibytes = memoryBytes / 2 / 1024;
        flags.add("-Xms" + kibibytes + "k");
        flags.add("-Xmx" + kibibytes + "k");
        flags.add("-XX:ActiveProcessorCount=" + cpus);
        flags.add("-XX:+UseSerialGC");
        flags.add("-XX:+ExitOnOutOfMemoryError");
        flags.add("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"); // for our loop
        flags.add("-Djdk.httpclient.keepalive.timeout=3600");
        return List.copyOf(flags);
    }

    /// The price of a million requests in dollars, for a machine that is rented whether or not it works.
    public double perMillion(Prices prices, double requestsPerSecond) {
        double perSecond = prices.perHour(cpus, megabytes() / 1_000) / 3_600;
        return perSecond / requestsPerSecond * 1_000_000;
    }
}
