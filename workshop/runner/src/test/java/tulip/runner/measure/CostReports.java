package tulip.runner.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tulip.crawler.cost.Bracket;
import tulip.crawler.cost.Cores;
import tulip.crawler.cost.CostReport;
import tulip.crawler.cost.CostSettings;
import tulip.crawler.cost.LaneCost;
import tulip.crawler.cost.LoadResult;
import tulip.crawler.cost.Machine;
import tulip.crawler.cost.Step;
import tulip.crawler.cost.Verdict;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.Prices;

/// Invented results of `./tulip cost`.
final class CostReports {
    static final Cores BOUND = new Cores(List.of(0), List.of(1));

    /// A machine for 3.60 dollars an hour: 1 GB and a core.
    static final CostSettings SETTINGS = new CostSettings(
            Entrant.parse(List.of("threads", "thread-per-request", "virtual")),
            10,
            100,
            200,
            new Machine(1_000_000_000, 1),
            500,
            250,
            Duration.ofSeconds(2),
            7,
            new Prices(3.5, 0.1));

    private CostReports() {}

    static CostReport of(LaneCost... lanes) {
        return new CostReport(SETTINGS, BOUND, List.of(lanes), Map.of(), false, null);
    }

    /// A lane that held this notch and broke at the next one.
    static LaneCost lane(String name, int held, Verdict broke) {
        return lane(name, new Bracket(OptionalInt.of(held), OptionalInt.of(held + 1), true), broke);
    }

    static LaneCost lane(String name, Bracket bracket, Verdict broke) {
        List<Step> steps = new ArrayList<>();
        bracket.held().ifPresent(notch -> steps.add(held(notch)));
        bracket.broke().ifPresent(notch -> steps.add(broken(notch, broke)));
        return new LaneCost(Entrant.parse(List.of(name)).getFirst(), bracket, steps);
    }

    static Step held(int notch) {
        var load = new LoadResult(2_000, 2_000, 2_000, 3, Map.of(), 104, 131, 160, 1, 2);
        return new Step(notch, Step.Phase.MEASURE, Verdict.HELD, load, use());
    }

    static Step broken(int notch, Verdict verdict) {
        Map<String, Integer> failures =
                verdict == Verdict.ERRORS ? Map.of("status 502", 30, "no connection", 2) : Map.of();
        var load = new LoadResult(2_200, 1_000, 900, 110, failures, 180, 420, 600, 1, 1);
        return new Step(notch, Step.Phase.MEASURE, verdict, load, use());
    }

    private static Step.Use use() {
        return new Step.Use(OptionalDouble.of(1.8), OptionalDouble.of(187.4), 14, OptionalDouble.of(0.5));
    }
}
