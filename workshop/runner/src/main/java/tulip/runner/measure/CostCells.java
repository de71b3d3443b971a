package tulip.runner.measure;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CaseResult;
import tulip.crawler.bench.run.Interval;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Lines;

/// Finds what the tables of generators and coroutines show. A dash: not measured.
record CostCells(BenchReport report) {
    static final String NONE = "-";
    private static final String NOT_COMPARED = "not compared";

    boolean measured(String benchmark) {
        return results(benchmark).findAny().isPresent();
    }

    Stream<CaseResult> results(String benchmark) {
        return report.results().stream()
                .filter(result -> result.benchCase().name().startsWith(benchmark + "."));
    }

    Optional<Interval> find(String benchmark, Map<String, String> params) {
        return results(benchmark)
                .filter(result -> result.benchCase().params().entrySet().containsAll(params.entrySet()))
                .map(CaseResult::score)
                .findFirst();
    }

    static String score(Optional<Interval> interval) {
        return interval.map(cost -> Amounts.score(cost.mean()) + " ± " + Amounts.score(cost.error()))
                .orElse(NONE);
    }

    /// `CPython 3.11.7, yield from`
    String python(String what) {
        return (report.python() == null ? "CPython" : report.python().version()) + ", " + what;
    }

    /// CPython's time for a work; null if it was not measured.
    Double pythonNanos(String work) {
        return report.python() == null ? null : report.python().nanos().get(work);
    }

    static String orNotCompared(Double nanos) {
        return nanos == null ? NOT_COMPARED : Amounts.score(nanos);
    }

    void addEarlyEnd(Lines text) {
        if (report.interrupted() || report.failure() != null) {
            text.line("Ended before its time: some forks are missing.");
        }
    }
}
