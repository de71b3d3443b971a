package tulip.crawler.bench.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Knows the JVM flags that some parameters of these benchmarks stand for, since they cannot be changed in a JVM that
/// runs.
public final class ForkFlags {
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    private ForkFlags() {}

    /// The flags for a fork with these parameters, by name.
    public static List<String> of(Map<String, String> params) {
        List<String> flags = new ArrayList<>();
        if ("virtual".equals(params.get("consumer"))) {
            flags.add("-Djmh.executor=VIRTUAL");
        }
        if (params.containsKey("parallelism")) {
            flags.add("-D" + PARALLELISM + "=" + params.get("parallelism"));
        }
        if (params.containsKey("headers")) {
            flags.add("-XX:" + (params.get("headers").equals("compact") ? "+" : "-") + "UseCompactObjectHeaders");
            flags.addAll(List.of("-Xmx3g", "-D" + PARALLELISM + "=1"));
        }
        return flags;
    }

    /// Looks whether this JVM was started with them.
    static void require(String consumer, String parallelism) {
        if (Thread.currentThread().isVirtual() != consumer.equals("virtual")
                || !parallelism.equals(System.getProperty(PARALLELISM))) {
            throw new IllegalStateException("a fork with consumer=" + consumer + " and parallelism=" + parallelism
                    + " needs " + of(Map.of("consumer", consumer, "parallelism", parallelism))
                    + ": './tulip bench --generators' sees to it");
        }
    }
}
