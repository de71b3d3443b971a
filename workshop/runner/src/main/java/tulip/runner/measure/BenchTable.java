package tulip.runner.measure;

import java.util.List;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CaseResult;
import tulip.crawler.bench.run.Interval;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Lines;

/// Shows the scores of any benchmarks.
final class BenchTable {
    private static final int SCORE = 38;

    private final BenchReport report;
    private final Lines text = new Lines();
    private final int widest = Lines.columns() - SCORE; // of a name

    BenchTable(BenchReport report) {
        this.report = report;
    }

    String text() {
        List<CaseResult> results = report.results();
        if (results.isEmpty()) {
            text.line("Ended before anything was measured.");
            return text.toString();
        }
        int width = results.stream().mapToInt(each -> name(each).length()).max().orElseThrow();
        String row = "%-" + Math.min(width, widest) + "s%7s%11s%10s  %s";
        text.line(row, "", "mode", "score", "±", "unit");
        results.forEach(result -> row(row, result));
        text.line("");
        if (report.interrupted() || report.failure() != null) {
            text.line("Ended before its time: some forks are missing.");
        }
        text.paragraph(
                "±: 99.9 %% over all iterations, or 95 %% over the forks if that is wider (3 forks or more)."
                        + " Every JVM has %s.",
                report.plan().heap());
        return text.toString();
    }

    private void row(String row, CaseResult result) {
        Interval score = result.score();
        String name = name(result);
        if (name.length() > widest) {
            text.paragraph("%s", name);
            name = "";
        }
        text.line(
                row,
                name,
                result.mode().shortLabel(),
                Amounts.score(score.mean()),
                Amounts.score(score.error()),
                result.unit());
        result.secondary()
                .forEach((label, other) ->
                        text.line(row, "  " + label, "", Amounts.score(other.score()), "", other.unit()));
    }

    private static String name(CaseResult result) {
        return (result.benchCase().name() + " " + result.benchCase().paramsInWords()).strip();
    }
}
