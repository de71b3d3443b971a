package tulip.crawler.race;

/// The events of a race, for its display.
public sealed interface RaceEvent {
    enum Phase {
        /// The first crawl of each lane, to check that all find the same pages.
        CHECK,
        WARM_UP,
        /// A crawl with latency that is not measured.
        REHEARSAL,
        MEASURE
    }

    /// The ideal has been computed.
    record IdealKnown(int pages, long idealMillis) implements RaceEvent {}

    /// Progress of the crawl that warms up the site before the lanes start. May come from another thread than other
    /// events.
    record SiteWarmUp(int pages) implements RaceEvent {}

    /// A lane starts a round.
    ///
    /// @param number  number of the round in its phase, from 1
    record RoundStarted(Entrant lane, Phase phase, int number) implements RaceEvent {}

    record RoundProgress(Entrant lane, int pages) implements RaceEvent {}

    record RoundEnded(Entrant lane, Phase phase, int number, Round round) implements RaceEvent {}

    /// All lanes found the same pages.
    record Agreed(int pages, String digest) implements RaceEvent {}

    /// The warm-up of a lane is over.
    record WarmedUp(Entrant lane, int rounds) implements RaceEvent {}

    /// All lanes have had their round.
    ///
    /// @param soFar  what was measured until now
    record Standings(int number, RaceReport soFar) implements RaceEvent {}

    /// A lane has failed. The others go on.
    record LaneLost(Entrant lane, String why) implements RaceEvent {}
}
