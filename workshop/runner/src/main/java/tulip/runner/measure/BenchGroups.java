package tulip.runner.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.FanOutCase;
import tulip.crawler.lab.Amounts;

/// Groups the cases of a plan by their work.
final class BenchGroups {
    private final BenchPlan plan;
    private final Map<BenchCase, BenchLane> lanes = new LinkedHashMap<>();
    private final List<BenchGroup> groups;

    BenchGroups(BenchPlan plan) {
        this.plan = plan;
        Map<String, List<BenchCase>> byWork = new LinkedHashMap<>();
        for (BenchCase each : plan.cases()) {
            lanes.put(each, new BenchLane(name(each), plan.forks(each)));
            byWork.computeIfAbsent(work(each), _ -> new ArrayList<>()).add(each);
        }
        groups = byWork.entrySet().stream()
                .map(group -> new BenchGroup(
                        byWork.size() == 1 ? "" : group.getKey(),
                        ideal(group.getValue().getFirst()),
                        group.getValue().stream().map(lanes::get).toList()))
                .toList();
    }

    List<BenchGroup> groups() {
        return groups;
    }

    BenchLane lane(BenchCase each) {
        return lanes.get(each);
    }

    private OptionalDouble ideal(BenchCase each) {
        double millis = plan.isFanOut() ? FanOutCase.of(each).latencyMillis() : 0;
        return millis > 0 ? OptionalDouble.of(millis) : OptionalDouble.empty();
    }

    private String work(BenchCase each) {
        if (plan.isFanOut()) {
            FanOutCase fanOut = FanOutCase.of(each);
            return Amounts.plural(fanOut.fanOut(), "request") + " of " + fanOut.latencyMillis() + " ms";
        }
        String benchmark = each.name().substring(0, each.name().indexOf('.')).replaceFirst("Benchmark$", "");
        return Stream.concat(
                        Stream.of(benchmark),
                        varying(each, param -> !BenchCase.isSubject(param))
                                .map(param -> param + " " + each.params().get(param)))
                .collect(Collectors.joining(" "));
    }

    /// The words of the label that other cases of the benchmark do not share.
    private String name(BenchCase each) {
        if (plan.isFanOut()) {
            FanOutCase fanOut = FanOutCase.of(each);
            boolean severalPools =
                    sameBenchmark(each).filter(other -> isOther(each, other)).count() > 1;
            return severalPools ? fanOut.variant().name() + " " + fanOut.pool() : each.label();
        }
        List<String> words = varying(each, BenchCase::isSubject).toList();
        return words.isEmpty() ? each.name() : each.values(words);
    }

    private static boolean isOther(BenchCase each, BenchCase other) {
        FanOutCase one = FanOutCase.of(each);
        FanOutCase two = FanOutCase.of(other);
        return one.variant().equals(two.variant())
                && one.fanOut() == two.fanOut()
                && one.latencyMillis() == two.latencyMillis();
    }

    /// The parameters of which the cases of this benchmark have several values.
    private Stream<String> varying(BenchCase each, Predicate<String> chosen) {
        return each.params().keySet().stream()
                .filter(chosen)
                .filter(param -> sameBenchmark(each)
                                .map(other -> other.params().get(param))
                                .distinct()
                                .count()
                        > 1);
    }

    private Stream<BenchCase> sameBenchmark(BenchCase each) {
        return plan.cases().stream().filter(other -> other.benchmark().equals(each.benchmark()));
    }
}
