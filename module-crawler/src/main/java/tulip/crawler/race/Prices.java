package tulip.crawler.race;

/// Prices of processor time and memory, in dollars.
///
/// @param coreHour      one core for one hour
/// @param gigabyteHour  1,000,000,000 bytes of memory for one hour
public record Prices(double coreHour, double gigabyteHour) {
    /// About the price of a container at a large cloud provider, billed by the second.
    public static final Prices DEFAULT = new Prices(0.04, 0.0045);

    private static final double SECONDS_PER_HOUR = 3600;

    public Prices {
        if (!(coreHour >= 0) || !(gigabyteHour >= 0)) {
            throw new IllegalArgumentException("a price must be 0 or more dollars an hour");
        }
    }

    /// The price of a machine for an hour.
    ///
    /// @param gigabytes  of 1,000,000,000 bytes
    public double perHour(int cores, double gigabytes) {
        return cores * coreHour + gigabytes * gigabyteHour;
    }

    /// The price of a million pages: processor time, and memory for the wall time.
    double perMillionPages(int pages, double cpuSeconds, double rssMegabytes, double wallSeconds) {
        double compute = cpuSeconds / SECONDS_PER_HOUR * coreHour;
        double memory = rssMegabytes / 1000 * wallSeconds / SECONDS_PER_HOUR * gigabyteHour;
        return (compute + memory) * 1_000_000 / pages;
    }
}
