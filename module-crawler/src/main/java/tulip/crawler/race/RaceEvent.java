package tulip.crawler.race;

import tulip.crawler.engine.EngineKind;

/// What happens in a race, for whoever shows it.
public sealed interface RaceEvent {
    enum Phase {
        /// The first crawl of each lane: do all find the same pages?
        CHECK,
        WARM_UP,
        MEASURE
    }

    /// The site's graph has been walked without a network.
    record IdealKnown(int pages, long idealMillis) implements RaceEvent {}

    /// The site is crawled to warm it up, before any lane starts. May come from another thread than the rest.
    record SiteWarmUp(int pages) implements RaceEvent {}

    /// A lane begins a round.
    ///
    /// @param number  counts from 1 in each phase
    record RoundStarted(EngineKind lane, Phase phase, int number) implements RaceEvent {}

    record RoundProgress(EngineKind lane, int pages) implements RaceEvent {}

    record RoundEnded(EngineKind lane, Phase phase, int number, Round round) implements RaceEvent {}

    /// All lanes found the same pages.
    record Agreed(int pages, String digest) implements RaceEvent {}

    /// A lane will get no faster.
    ///
    /// @param settled  false if the time for it ran out before two rounds agreed
    record WarmedUp(EngineKind lane, int rounds, boolean settled) implements RaceEvent {}
}
