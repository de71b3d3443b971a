package tulip.crawler.cost;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.Prices;

/// The measurements of one lane.
///
/// @param bracket  between which rates it breaks
/// @param steps    all steps in the order in which they ran, warm-up included
public record LaneCost(Entrant entrant, Bracket bracket, List<Step> steps) {
    public LaneCost {
        steps = List.copyOf(steps);
    }

    public String name() {
        return entrant.name();
    }

    /// The highest rate that held, in requests a second; empty if none did.
    public OptionalDouble heldRate() {
        return rate(bracket.held());
    }

    /// The lowest rate that broke; empty if none did.
    public OptionalDouble brokeRate() {
        return rate(bracket.broke());
    }

    private static OptionalDouble rate(OptionalInt notch) {
        return notch.isPresent() ? OptionalDouble.of(Ladder.rate(notch.getAsInt())) : OptionalDouble.empty();
    }

    /// The step at the highest rate that held; of several, the one with the longest 99th percentile.
    public Optional<Step> held() {
        return measured(bracket.held(), true).stream()
                .reduce((one, other) -> one.load().p99Millis() >= other.load().p99Millis() ? one : other);
    }

    /// The first step that broke at the lowest rate that broke.
    public Optional<Step> broke() {
        return measured(bracket.broke(), false).stream().findFirst();
    }

    /// Processor seconds of the service for 1,000 requests, at the highest rate that held.
    public OptionalDouble cpuSecondsPerThousand() {
        List<Step> steps = measured(bracket.held(), true);
        double cpu = steps.stream()
                .mapToDouble(step -> step.use().cpuSeconds().orElse(Double.NaN))
                .sum();
        double answered =
                steps.stream().mapToInt(step -> step.load().answered()).sum();
        return answered == 0 || Double.isNaN(cpu) ? OptionalDouble.empty() : OptionalDouble.of(cpu / answered * 1_000);
    }

    /// The most memory of the service at the highest rate that held.
    public OptionalDouble rssMegabytes() {
        return measured(bracket.held(), true).stream()
                .flatMapToDouble(step -> step.use().rssMegabytes().stream())
                .max();
    }

    /// The most platform threads of the service at the highest rate that held.
    public OptionalInt threads() {
        return measured(bracket.held(), true).stream()
                .mapToInt(step -> step.use().threads())
                .max();
    }

    /// Dollars for a million requests at the highest rate that held.
    public OptionalDouble perMillion(Machine machine, Prices prices) {
        OptionalDouble rate = heldRate();
        return rate.isPresent()
                ? OptionalDouble.of(machine.perMillion(prices, rate.getAsDouble()))
                : OptionalDouble.empty();
    }

    private List<Step> measured(OptionalInt notch, boolean held) {
        return steps.stream()
                .filter(step -> step.phase() == Step.Phase.MEASURE)
                .filter(step -> notch.isPresent() && step.notch() == notch.getAsInt() && step.held() == held)
                .toList();
    }
}
