package tulip.crawler.bench.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns some parameters of these benchmarks into JVM flags, for settings that a running JVM cannot change.
public final class ForkFlags {
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    private ForkFlags() {}

    /// The flags for a fork with these parameters.
    public static List<String> of(Map<String, String> params) {
        List<String> flags = new ArrayList<>();
        if (params.containsKey("parallelism")) {
            flags.add("-D" + PARALLELISM + "=" + params.get("parallelism"));
        }
        if (params.containsKey("headers")) {
            flags.add("-XX:" + (params.get("headers").equals("compact") ? "+" : "-") + "UseCompactObjectHeaders");
            flags.addAll(List.of("-Xms3g", "-Xmx3g", "-D" + PARALLELISM + "=1"));
        }
        if (params.containsKey("heap")) {
            flags.addAll(List.of("-Xms" + params.get("heap"), "-Xmx" + params.get("heap")));
        }
        return flags;
    }

    /// Checks that this JVM was started with the flag for this parallelism.
    public static void require(String parallelism) {
        if (!parallelism.equals(System.getProperty(PARALLELISM))) {
            throw new IllegalStateException("a fork with parallelism=" + parallelism + " needs "
                    + of(Map.of("parallelism", parallelism)) + ": './tulip bench' sets it");
        }
    }
}
