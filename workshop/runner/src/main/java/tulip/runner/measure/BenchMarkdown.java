package tulip.runner.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CaseResult;
import tulip.crawler.bench.run.FanOutRow;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Grid;

/// Writes the tables of a report in Markdown, for a chapter or a slide.
final class BenchMarkdown {
    private final BenchReport report;

    BenchMarkdown(BenchReport report) {
        this.report = report;
    }

    String text() {
        if (report.plan().isFanOut()) {
            return FanOutTable.groups(report.fanOuts()).entrySet().stream()
                    .map(group -> fanOuts(group.getKey(), group.getValue()).markdown())
                    .collect(Collectors.joining("\n"));
        }
        if (report.plan().isCoroutines()) {
            return new CoroutineTables(report).markdown();
        }
        if (report.plan().isAsync()) {
            return new AsyncTables(report).markdown();
        }
        return report.plan().isGenerators() ? new GeneratorTables(report).markdown() : scores().markdown();
    }

    private static Grid fanOuts(String work, List<FanOutRow> rows) {
        return new Grid(
                List.of(work, "ms", "±", "x ideal", "x fastest", "CPU ms", "site's CPU ms", "peak MB"),
                Stream.of(true, false)
                        .flatMap(controlled -> rows.stream()
                                .filter(row -> row.fanOut().engine().controlled() == controlled))
                        .map(row -> cells(row, rows.getFirst()))
                        .toList());
    }

    private static List<String> cells(FanOutRow row, FanOutRow fastest) {
        String pool = row.fanOut().engine().pooled() ? ", pool " + row.fanOut().pool() : "";
        return List.of(
                "`" + row.engine() + "`" + pool,
                Amounts.score(row.millis().mean()),
                Amounts.score(row.millis().error()),
                Double.isFinite(row.ratio()) ? Amounts.number(row.ratio(), 2) : "-",
                FanOutTable.versus(row, fastest),
                orUnknown(row.result().cpuMillis()),
                orUnknown(row.result().siteCpuMillis()),
                orUnknown(row.result().peakRssMegabytes()));
    }

    private Grid scores() {
        return new Grid(
                List.of("benchmark", "parameters", "mode", "score", "±", "unit"),
                report.results().stream().map(BenchMarkdown::cells).toList());
    }

    private static List<String> cells(CaseResult result) {
        return List.of(
                result.benchCase().name(),
                result.benchCase().paramsInWords(),
                result.mode().shortLabel(),
                Amounts.score(result.score().mean()),
                Amounts.score(result.score().error()),
                result.unit());
    }

    private static String orUnknown(OptionalDouble value) {
        return Amounts.score(value.orElse(Double.NaN));
    }
}
