package tulip.crawler.race;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tulip.crawler.engine.EngineKind;

/// The measurements of one lane.
///
/// @param first           the first crawl of the lane's JVM; its pages are compared with those of the site
/// @param warmUpRounds    number of crawls between the first one and the measured ones
/// @param rounds          the measured crawls, in the order in which they ran
/// @param ownIdealMillis  the ideal at the number of fetches that this engine can have in flight
/// @param pins            how often a virtual thread was pinned to its carrier, warm-up included; empty if not counted
public record LaneResult(
        Entrant entrant, Round first, int warmUpRounds, List<Round> rounds, long ownIdealMillis, OptionalLong pins) {

    public String name() {
        return entrant.name();
    }

    public EngineKind engine() {
        return entrant.engine();
    }

    /// The round with the median wall time; of an even number of rounds, the faster of the two in the middle.
    public Round median() {
        List<Round> sorted = rounds.stream()
                .sorted(Comparator.comparingLong(Round::wallNanos))
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /// The median wall time, and how far it is certain.
    public Spread spread() {
        return Spread.of(walls());
    }

    public double wallMillis() {
        return spread().median();
    }

    /// Whether the times still rise or fall from round to round.
    public Trend trend() {
        return Trend.of(walls());
    }

    /// Compares this lane with a faster one.
    ///
    /// @param lanes  how many lanes are compared in the race
    Comparison against(LaneResult faster, int lanes) {
        return Comparison.of(walls(), faster.walls(), Comparison.share(lanes));
    }

    private double[] walls() {
        return rounds.stream().mapToDouble(Round::wallMillis).toArray();
    }

    public double pagesPerSecond() {
        return median().pages() * 1000 / wallMillis();
    }

    /// The median of the measured rounds; empty if it could not be measured.
    public OptionalDouble cpuSeconds() {
        double[] sorted = rounds.stream()
                .flatMap(round -> round.cpuSeconds().stream().boxed())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Spread.median(sorted));
    }

    /// The peak memory of the lane's process, warm-up included.
    public OptionalDouble peakRssMegabytes() {
        return rounds.stream()
                .flatMapToDouble(r -> r.peakRssMegabytes().stream())
                .max();
    }

    public int platformThreads() {
        return rounds.stream().mapToInt(Round::platformThreads).max().orElseThrow();
    }

    /// The number of failed fetches in the worst round: broken links of the site, and failures of the engine.
    public int errors() {
        return Stream.concat(Stream.of(first), rounds.stream())
                .mapToInt(Round::errors)
                .max()
                .orElseThrow();
    }

    /// Dollars for a million pages; empty if memory or processor time could not be measured.
    public OptionalDouble perMillionPages(Prices prices) {
        if (cpuSeconds().isEmpty() || peakRssMegabytes().isEmpty() || median().pages() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(prices.perMillionPages(
                median().pages(), cpuSeconds().getAsDouble(), peakRssMegabytes().getAsDouble(), wallMillis() / 1000));
    }
}
