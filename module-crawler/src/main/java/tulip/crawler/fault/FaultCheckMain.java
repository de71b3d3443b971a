package tulip.crawler.fault;

import java.io.IOException;
import java.util.Locale;
import tulip.crawler.engine.EngineKind;

/// Runs the [FaultCheck] on every engine with many seeds, and prints a line for each seed and for each difference.
public final class FaultCheckMain {
    private FaultCheckMain() {}

    /// Runs the check.
    ///
    /// @param args  the first seed, the number of seeds, the timeout of a whole response in milliseconds
    public static void main(String[] args) throws IOException, InterruptedException {
        long first = Long.parseLong(args[0]);
        int seeds = Integer.parseInt(args[1]);
        int millis = Integer.parseInt(args[2]);
        warmUp(first);
        int differences = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            long begin = System.nanoTime();
            int before = differences;
            for (EngineKind kind : EngineKind.values()) {
                for (String difference : FaultCheck.differences(kind, seed, millis)) {
                    System.out.println("seed " + seed + ", " + kind.id() + ": " + difference);
                    differences++;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: %d engines, %d differences, %.1f s%n",
                    seed,
                    EngineKind.values().length,
                    differences - before,
                    (System.nanoTime() - begin) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "%d faults and %d faulty ports, %d seeds, %d engines: %d differences%n",
                Place.allFaults().count(),
                FaultyPort.values().length,
                seeds,
                EngineKind.values().length,
                differences);
        System.exit(differences == 0 ? 0 : 1);
    }

    /// Loads the classes of every engine, which takes longer than the limits allow.
    private static void warmUp(long seed) throws IOException, InterruptedException {
        for (EngineKind kind : EngineKind.values()) {
            if (kind != EngineKind.SEQUENTIAL) {
                FaultCheck.differences(kind, seed, 1_000);
            }
        }
    }
}
