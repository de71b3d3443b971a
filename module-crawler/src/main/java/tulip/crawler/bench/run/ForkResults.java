package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/// Collects the results of the forks, by case and mode.
final class ForkResults {
    private static final String EVENTS = "#";

    private record Key(BenchCase benchCase, Mode mode) {}

    private record Forks(BenchmarkParams params, List<BenchmarkResult> results, List<Fork> forks) {}

    private final Map<Key, Forks> gathered = new LinkedHashMap<>();

    /// Adds JMH's results of one fork.
    ///
    /// @param siteCpuMillis  the site's processor time in each iteration; used only if the fork ran in one mode
    void add(BenchCase benchCase, int round, Collection<RunResult> runs, List<Double> siteCpuMillis) {
        for (RunResult run : runs) {
            Forks forks = gathered.computeIfAbsent(
                    new Key(benchCase, run.getParams().getMode()),
                    _ -> new Forks(run.getParams(), new ArrayList<>(), new ArrayList<>()));
            for (BenchmarkResult result : run.getBenchmarkResults()) {
                forks.results.add(result);
                forks.forks.add(Fork.of(round, result, runs.size() == 1 ? siteCpuMillis : List.of()));
            }
        }
    }

    List<CaseResult> results() {
        return gathered.keySet().stream().map(this::result).toList();
    }

    /// The results of one case so far, one for each mode.
    List<CaseResult> results(BenchCase benchCase) {
        return results().stream()
                .filter(result -> result.benchCase().equals(benchCase))
                .toList();
    }

    private CaseResult result(Key key) {
        Forks forks = gathered.get(key);
        return new CaseResult(
                key.benchCase,
                key.mode,
                forks.results.getFirst().getScoreUnit(),
                forks.params.getTimeUnit().toNanos(1) / 1e6,
                List.copyOf(forks.forks),
                secondary(forks));
    }

    /// JMH adds up events over all iterations; this divides them by the number of iterations.
    private static CaseResult.Secondary secondary(Result<?> result, Forks forks) {
        int iterations =
                forks.forks.stream().mapToInt(fork -> fork.scores().length).sum();
        double parts = result.getScoreUnit().equals(EVENTS) ? iterations : 1;
        return new CaseResult.Secondary(result.getScore() / parts, result.getScoreUnit());
    }

    private static Map<String, CaseResult.Secondary> secondary(Forks forks) {
        Map<String, CaseResult.Secondary> secondary = new TreeMap<>();
        new RunResult(forks.params, forks.results)
                .getSecondaryResults()
                .forEach((label, result) -> secondary.put(label, secondary(result, forks)));
        ProcessProfiler.LABELS.forEach(secondary::remove);
        return secondary;
    }
}
