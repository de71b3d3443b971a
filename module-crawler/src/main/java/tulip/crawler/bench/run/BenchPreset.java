package tulip.crawler.bench.run;

import java.util.List;
import java.util.Map;

/// Defaults for the fan-out; the user's JMH options override them.
///
/// @param params  values of the parameters
/// @param forks   number of JVMs for each case; other benchmarks have it in their annotation
public record BenchPreset(Map<String, List<String>> params, int forks) {
    public BenchPreset {
        params = Map.copyOf(params);
    }
}
