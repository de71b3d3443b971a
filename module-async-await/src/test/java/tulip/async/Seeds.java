package tulip.async;

import java.util.Random;

/// Runs a test with many seeds. A test that fails says its seed.
final class Seeds {
    /// A test with random numbers. The same random numbers give the same run.
    @FunctionalInterface
    interface Seeded {
        void run(Random random) throws Exception;
    }

    private Seeds() {}

    /// Runs the test with the seeds 1, 2, 3 …
    static void each(int count, Seeded test) {
        each(Long.getLong("tulip.seed", 1), count, test);
    }

    static void each(long first, int count, Seeded test) {
        for (long seed = first; seed < first + count; seed++) {
            try {
                test.run(new Random(seed));
            } catch (Throwable failed) {
                throw new AssertionError("seed " + seed + " (again: -Dtulip.seed=" + seed + "): " + failed, failed);
            }
        }
    }
}
