package tulip.crawler.race;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.tuning.Tuning;

/// The settings of a race.
///
/// @param concurrency  fetches in flight at once
/// @param pool         threads of a lane with a pool that names none
/// @param rounds       measured rounds; empty: as many as fit into [Race#TIME]
/// @param shuffle      seed of the order of the lanes
/// @param tuning       what differs from the usual, for the site or for single lanes
public record RaceSettings(
        SiteChoice site,
        List<Entrant> lanes,
        int concurrency,
        int pool,
        WarmUp warmUp,
        OptionalInt rounds,
        long shuffle,
        Prices prices,
        Tuning tuning) {
    public static final WarmUp WARM_UP = new WarmUp.UntilLevel(Duration.ofSeconds(4));

    /// The usual settings of each lane and of the site.
    public RaceSettings(
            SiteChoice site,
            List<Entrant> lanes,
            int concurrency,
            int pool,
            WarmUp warmUp,
            OptionalInt rounds,
            long shuffle,
            Prices prices) {
        this(site, lanes, concurrency, pool, warmUp, rounds, shuffle, prices, Tuning.NONE);
    }

    public boolean cold() {
        return warmUp instanceof WarmUp.None;
    }
}
