package tulip.runner;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CaseResult;
import tulip.crawler.bench.run.FanOutRow;

/// Writes the table of a report in Markdown, for a chapter or a slide.
final class BenchMarkdown {
    private final BenchReport report;
    private final StringBuilder text = new StringBuilder();

    BenchMarkdown(BenchReport report) {
        this.report = report;
    }

    String text() {
        if (report.plan().isFanOut()) {
            FanOutTable.groups(report.fanOuts()).forEach(this::group);
        } else {
            row("benchmark", "parameters", "mode", "score", "±", "unit");
            rule(6);
            report.results().forEach(this::row);
        }
        return text.toString();
    }

    private void group(String work, List<FanOutRow> rows) {
        row(work, "ms", "±", "x ideal", "x fastest", "CPU ms", "site's CPU ms", "peak MB");
        rule(8);
        Stream.of(true, false)
                .forEach(controlled -> rows.stream()
                        .filter(row -> row.fanOut().engine().controlled() == controlled)
                        .forEach(row -> row(row, rows.getFirst())));
        text.append('\n');
    }

    private void row(FanOutRow row, FanOutRow fastest) {
        String pool = row.fanOut().engine().pooled() ? ", pool " + row.fanOut().pool() : "";
        row(
                "`" + row.engine() + "`" + pool,
                Text.score(row.millis().mean()),
                Text.score(row.millis().error()),
                Double.isFinite(row.ratio()) ? Text.number(row.ratio(), 2) : "-",
                FanOutTable.versus(row, fastest),
                orUnknown(row.result().cpuMillis()),
                orUnknown(row.result().siteCpuMillis()),
                orUnknown(row.result().peakRssMegabytes()));
    }

    private void row(CaseResult result) {
        row(
                result.benchCase().name(),
                result.benchCase().paramsInWords(),
                result.mode().shortLabel(),
                Text.score(result.score().mean()),
                Text.score(result.score().error()),
                result.unit());
    }

    private static String orUnknown(OptionalDouble value) {
        return Text.score(value.orElse(Double.NaN));
    }

    private void rule(int columns) {
        text.append("|---|").append("---:|".repeat(columns - 1)).append('\n');
    }

    private void row(String... cells) {
        text.append(Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
