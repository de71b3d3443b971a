package tulip.generators;

import java.util.ArrayList;
import java.util.List;

/// Leaves many generators suspended and forgets them, or closes them, and says what is still there after a collection.
///
/// Run in a JVM of its own, as `.ci/thorough abandoned` does, which says with which flags. Ends with status 1 if
/// something stays that should not, or goes that should stay.
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

    /// @param args  a backend, how many, and `abandon` or `close`
    static void main(String[] args) {
        var suspension = Suspension.atStart(args[0]);
        int count = Integer.parseInt(args[1]);
        boolean closes = args[2].equals("close");
        suspended(suspension, 1).getFirst().close(); // whatever is made only once
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

    /// How many are still there, once that has become what is expected, or after enough collections to be sure.
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
        return String.format("%.1f", bytes / 1e6);
    }
}
