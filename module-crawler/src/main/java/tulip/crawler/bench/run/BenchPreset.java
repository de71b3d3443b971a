package tulip.crawler.bench.run;

import java.util.List;
import java.util.Map;
import tulip.crawler.site.ServerKind;
import tulip.crawler.tuning.Tuning;

/// Defaults for the fan-out; the user's JMH options override them.
///
/// @param params  values of the parameters
/// @param forks   number of JVMs for each case; other benchmarks have it in their annotation
/// @param server  what serves the site
/// @param tuning  what differs from the usual, for the site or for single engines
public record BenchPreset(Map<String, List<String>> params, int forks, ServerKind server, Tuning tuning) {
    public BenchPreset {
        params = Map.copyOf(params);
    }

    public BenchPreset(Map<String, List<String>> params, int forks) {
        this(params, forks, ServerKind.VERTX, Tuning.NONE);
    }
}
