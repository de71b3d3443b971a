package tulip.crawler.race;

import java.time.Duration;
import java.util.List;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteChoice;

/// The settings of a race.
///
/// @param concurrency  fetches in flight at once
/// @param pool         threads of the lane `threads`
public record RaceSettings(
        SiteChoice site, List<EngineKind> lanes, int concurrency, int pool, WarmUp warmUp, Prices prices) {
    public static final WarmUp WARM_UP = new WarmUp.UntilSettled(Duration.ofSeconds(3));

    public boolean cold() {
        return warmUp instanceof WarmUp.None;
    }
}
