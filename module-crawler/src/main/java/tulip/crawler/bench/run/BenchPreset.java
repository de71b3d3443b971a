package tulip.crawler.bench.run;

import java.util.List;
import java.util.Map;

/// What holds for the fan-out where the user's own JMH options say nothing.
///
/// @param params  values of the benchmark's parameters
/// @param forks   JVMs for each case; those of other benchmarks stand at the benchmark
public record BenchPreset(Map<String, List<String>> params, int forks) {
    public BenchPreset {
        params = Map.copyOf(params);
    }
}
