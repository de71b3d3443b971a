package tulip.crawler.race;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tulip.crawler.engine.EngineKind;

/// The measurements of one lane.
///
/// @param first           the first crawl of the lane's JVM; its pages are compared with those of the site
/// @param warmUpRounds    number of crawls between the first one and the measured ones
/// @param settled         whether the last two warm-up crawls agreed
/// @param rounds          the measured crawls, in the order in which they ran
/// @param ownIdealMillis  the ideal at the number of fetches that this engine can have in flight
public record LaneResult(
        EngineKind engine, Round first, int warmUpRounds, boolean settled, List<Round> rounds, long ownIdealMillis) {

    /// The round with the median wall time.
    public Round median() {
        List<Round> sorted = rounds.stream()
                .sorted(Comparator.comparingLong(Round::wallNanos))
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    public double wallMillis() {
        return median().wallMillis();
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
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[(sorted.length - 1) / 2]);
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
