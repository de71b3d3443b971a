package tulip.crawler.race;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tulip.crawler.engine.EngineKind;

/// Says who races on what.
///
/// @param concurrency  fetches in flight at once
/// @param pool         threads of the lane `threads`
/// @param warmUp       how long a lane may warm up at most; none for a cold race, which measures the first crawl of a
///                     fresh JVM each time
public record RaceSettings(
        SiteChoice site, List<EngineKind> lanes, int concurrency, int pool, Optional<Duration> warmUp, Prices prices) {
    public static final Duration WARM_UP = Duration.ofSeconds(3);

    public boolean cold() {
        return warmUp.isEmpty();
    }
}
