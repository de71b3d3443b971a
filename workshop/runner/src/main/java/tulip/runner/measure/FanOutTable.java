package tulip.runner.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.FanOutRow;
import tulip.crawler.bench.run.Interval;
import tulip.crawler.bench.run.SiteCeiling;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Terminal;

/// Shows the times of fan-outs in 80 columns, so that the last row of the room can read them.
final class FanOutTable {
    private static final List<Integer> WIDTHS = List.of(19, 9, 8, 8, 15, 8, 7, 6);
    private static final int NAME_AND_TIME = 36;
    private static final String NONE_SHOWN = "none shown";

    private final BenchReport report;
    private final Lines text = new Lines();

    FanOutTable(BenchReport report) {
        this.report = report;
    }

    String text() {
        List<FanOutRow> rows = report.fanOuts();
        if (rows.isEmpty()) {
            text.line("Ended before anything was measured.");
            return text.toString();
        }
        groups(rows).forEach(this::group);
        notes(rows);
        return text.toString();
    }

    /// Groups the rows by their work: number of requests and latency.
    static Map<String, List<FanOutRow>> groups(List<FanOutRow> rows) {
        Map<String, List<FanOutRow>> groups = new LinkedHashMap<>();
        for (FanOutRow row : rows) {
            String work = Amounts.number(row.fanOut().fanOut(), 0) + " requests of "
                    + Amounts.number(row.fanOut().latencyMillis(), 0) + " ms";
            groups.computeIfAbsent(work, _ -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    private void group(String work, List<FanOutRow> rows) {
        text.line("%s", work);
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "ms", "±", "x ideal", "x fastest", "CPU ms", "site's", "MB"));
        table.addAll(block("one client, different threads:", rows, true));
        table.addAll(block("other clients:", rows, false));
        text.table(WIDTHS, table);
        text.line("");
        double longest = Math.max(
                rows.getFirst().fanOut().latencyMillis(),
                rows.getLast().millis().mean());
        bar("ideal", rows.getFirst().fanOut().latencyMillis(), longest);
        rows.forEach(row -> bar(name(row), row.millis().mean(), longest));
        text.line("");
    }

    private List<List<String>> block(String title, List<FanOutRow> rows, boolean controlled) {
        List<List<String>> block = new ArrayList<>();
        rows.stream()
                .filter(row -> row.fanOut().engine().controlled() == controlled)
                .forEach(row -> block.add(row(row, rows.getFirst())));
        if (!block.isEmpty()) {
            block.addFirst(List.of(title));
        }
        return block;
    }

    private List<String> row(FanOutRow row, FanOutRow fastest) {
        Interval millis = row.millis();
        return List.of(
                name(row),
                Amounts.score(millis.mean()),
                Amounts.score(millis.error()),
                Double.isFinite(row.ratio()) ? Amounts.number(row.ratio(), 2) : "-",
                versus(row, fastest),
                orUnknown(row.result().cpuMillis()),
                orUnknown(row.result().siteCpuMillis()),
                row.result().peakRssMegabytes().isPresent()
                        ? Amounts.number(row.result().peakRssMegabytes().getAsDouble(), 0)
                        : "?");
    }

    /// Compares a row with the fastest row. Overlapping or unknown intervals give no ratio.
    static String versus(FanOutRow row, FanOutRow fastest) {
        if (row.equals(fastest)) {
            return "fastest";
        }
        if (Double.isNaN(row.millis().error() + fastest.millis().error())) {
            return "?";
        }
        if (!row.millis().differs(fastest.millis())) {
            return NONE_SHOWN;
        }
        Interval ratio = row.dividedBy(fastest);
        return Amounts.number(ratio.mean(), 2) + " ± " + Amounts.number(ratio.error(), 2);
    }

    private String name(FanOutRow row) {
        boolean several = report.fanOuts().stream()
                        .filter(other -> other.engine().equals(row.engine()) && other.isComparableWith(row))
                        .count()
                > 1;
        return several ? row.engine() + " " + row.fanOut().pool() : row.engine();
    }

    private void bar(String name, double millis, double longest) {
        text.line(
                "%-19s%s %s ms",
                name, Terminal.bar(millis / longest * Lines.growingBar(NAME_AND_TIME)), Amounts.score(millis));
    }

    private void notes(List<FanOutRow> rows) {
        if (report.interrupted() || report.failure() != null) {
            text.line("Ended before its time: some forks are missing.");
        }
        rows.stream()
                .filter(row -> row.fanOut().ownIdealMillis() > row.fanOut().latencyMillis())
                .forEach(this::ownIdeal);
        if (report.ceiling() != null) {
            ceiling(report.ceiling());
        }
        undecided(rows);
        text.paragraph(
                "A difference is shown where the intervals do not overlap; ?: too few iterations to say. ±: 99.9 %% over all iterations, or 95 %% over the"
                        + " forks if that is wider (3 forks or more).");
        text.paragraph(
                "CPU ms: for one fan-out, its own JVM's and the site's. MB: the most in RAM; every JVM has %s.",
                report.plan().heap());
    }

    private void undecided(List<FanOutRow> rows) {
        List<String> undecided = new ArrayList<>();
        groups(rows)
                .values()
                .forEach(group -> group.stream()
                        .filter(row -> versus(row, group.getFirst()).equals(NONE_SHOWN))
                        .forEach(row -> undecided.add(smallest(group.getFirst(), row))));
        if (!undecided.isEmpty()) {
            text.paragraph(
                    "None shown: no difference is shown. The smallest that this run could have shown: %s.",
                    String.join(", ", undecided));
        }
    }

    /// Two intervals do not overlap if the means differ by more than both errors.
    private String smallest(FanOutRow faster, FanOutRow slower) {
        double percent = (faster.millis().error() + slower.millis().error())
                / faster.millis().mean()
                * 100;
        return name(faster) + " and " + name(slower) + " " + Amounts.score(percent) + " %";
    }

    private void ownIdeal(FanOutRow row) {
        text.paragraph(
                "%s: %d at once, so its own ideal is %s (%s times that).",
                name(row),
                row.fanOut().atOnce(),
                Amounts.millis(row.fanOut().ownIdealMillis()),
                Amounts.number(row.millis().mean() / row.fanOut().ownIdealMillis(), 2));
    }

    private void ceiling(SiteCeiling site) {
        String cpu = Double.isNaN(site.cpuMicrosPerRequest())
                ? ""
                : ", " + Amounts.number(site.cpuMicrosPerRequest(), 1) + " µs of its CPU each";
        text.paragraph(
                "The site's ceiling: %s requests without latency took %s, %s a second%s.",
                Amounts.number(site.fanOut(), 0),
                Amounts.millis(site.millis()),
                Amounts.number(site.requestsPerSecond(), 0),
                cpu);
    }

    private static String orUnknown(OptionalDouble value) {
        return Amounts.score(value.orElse(Double.NaN));
    }
}
