package tulip.runner.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchTimes;
import tulip.crawler.bench.run.FanOutCase;
import tulip.crawler.lab.Amounts;
import tulip.crawler.site.ServerKind;

/// Says in two lines what a run of benchmarks measures.
final class BenchTitle {
    private BenchTitle() {}

    static String of(BenchPlan plan) {
        if (!plan.isFanOut()) {
            return "Codename Tulip: " + Amounts.plural(plan.cases().size(), "case") + ", measured with JMH";
        }
        long engines = cases(plan).stream().map(FanOutCase::variant).distinct().count();
        return "Codename Tulip: one request that makes many, " + Amounts.plural(engines, "way") + " of waiting";
    }

    static String scenario(BenchPlan plan) {
        String work = !plan.isFanOut()
                ? ""
                : values(plan, FanOutCase::fanOut) + " requests of " + values(plan, FanOutCase::latencyMillis)
                        + " ms, pool " + values(plan, FanOutCase::pool)
                        + (plan.server() == ServerKind.VERTX ? ", " : ", server " + plan.server() + ", ");
        BenchCase first = plan.cases().getFirst();
        BenchTimes times = plan.times(first);
        return String.format(
                Locale.ROOT,
                "%s%s of %d + %d iterations, seed %d",
                work,
                Amounts.plural(plan.forks(first), "fork"),
                times.warmUpIterations(),
                times.iterations(),
                plan.seed());
    }

    private static String values(BenchPlan plan, ToIntFunction<FanOutCase> value) {
        return cases(plan).stream()
                .mapToInt(value)
                .distinct()
                .mapToObj(number -> String.format(Locale.ROOT, "%,d", number))
                .collect(Collectors.joining(" / "));
    }

    private static List<FanOutCase> cases(BenchPlan plan) {
        return plan.cases().stream().map(FanOutCase::of).toList();
    }
}
