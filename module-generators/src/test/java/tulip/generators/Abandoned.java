package tulip.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Leaves many generators suspended and drops the references to them, or closes the generators. Counts how many
/// are still in memory after a collection.
///
/// Run it in a JVM of its own. `.ci/thorough abandoned` does so and passes the flags. The program ends with status
/// 1 if the count is not the expected one.
final class Abandoned {
    private static final int SETTLING_ROUNDS = 50;

    private Abandoned() {}

    private static List<Generator<Integer>> suspended(Suspension suspension, int count) {
        var all = new ArrayList<Generator<Integer>>(count);
        for (int i = 0; i < count; i++) {
            all.add(new GeneratorObject<>(suspension, out -> {
                out.yield(1);
                out.yield(2);
            }));
            all.getLast().next();
        }
        return all;
    }

    /// @param args  a backend, the number of generators, and `abandon` or `close`
    static void main(String[] args) {
        var suspension = Suspension.atStart(args[0]);
        int count = Integer.parseInt(args[1]);
        boolean closes = args[2].equals("close");
        suspended(suspension, 1).getFirst().close(); // creates the objects that exist only once
        int threadsBefore = Thread.getAllStackTraces().size();
        long bytesBefore = usedBytes();

        var all = suspended(suspension, count);
        if (closes) {
            all.forEach(Generator::close);
        }
        long bytesMeanwhile = usedBytes();
        all.clear();
        all = null;

        int expected = closes || suspension == Suspension.CONTINUATION || !isTracked(suspension) ? 0 : count;
        int left = settled(expected);
        int threads = Thread.getAllStackTraces().size() - threadsBefore;
        IO.println(suspension + ", " + args[2] + ", " + count + " generators: " + left + " left, " + threads
                + " platform threads more than before, " + megabytes(usedBytes() - bytesBefore)
                + " MB more than before, where it was " + megabytes(bytesMeanwhile - bytesBefore) + " MB");
        boolean allGone = usedBytes() - bytesBefore < 40L * count + 2_000_000;
        System.exit(left == expected && (expected > 0 || allGone) ? 0 : 1);
    }

    private static boolean isTracked(Suspension suspension) {
        return suspension == Suspension.PLATFORM_THREAD
                || !System.getProperty("jdk.trackAllThreads", "true").equals("false");
    }

    /// The number of generators in memory, as soon as it is the expected one, or after many collections.
    private static int settled(int expected) {
        int left = LiveCoroutines.all().size();
        for (int round = 0; round < SETTLING_ROUNDS && (left != expected || round < 3); round++) {
            System.gc();
            left = LiveCoroutines.all().size();
        }
        return left;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
