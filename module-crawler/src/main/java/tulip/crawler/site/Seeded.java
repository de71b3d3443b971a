package tulip.crawler.site;

import java.util.SplittableRandom;

/// Random numbers that are the same in every run and on every machine: one sequence for each seed and name.
public final class Seeded {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Seeded() {}

    /// Starts the sequence for this seed and name (their FNV-1a hash is the generator's seed).
    public static SplittableRandom random(long seed, String name) {
        long hash = FNV_OFFSET ^ seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return new SplittableRandom(hash);
    }

    /// Draws from exp(N(0, sigma²)), whose median is 1 (Box-Muller).
    ///
    /// Uses `StrictMath`, because the last bit of `Math.log` may differ between machines.
    static double logNormal(SplittableRandom random, double sigma) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double gaussian = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
        return StrictMath.exp(sigma * gaussian);
    }
}
