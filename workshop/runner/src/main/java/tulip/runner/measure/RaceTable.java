package tulip.runner.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.site.Latency;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Terminal;
import tulip.runner.terminal.Text;

/// Shows the results of a race in 80 columns, so that the last row of the room can read them.
final class RaceTable {
    private static final List<Integer> WIDTHS = List.of(19, 9, 8, 9, 7, 8, 8, 10);
    private static final int BAR = 44;
    private static final int NAME_AND_TIME = 30;

    private final RaceReport report;
    private final Lines text = new Lines();

    RaceTable(RaceReport report) {
        this.report = report;
    }

    static String scenario(RaceSettings settings) {
        String site = switch (settings.site()) {
            case SiteChoice.Generated(var spec, var latency) ->
                String.format(
                        Locale.ROOT, "%s (%s), %s", Text.plural(spec.pages(), "page"), spec.shape(), wait(latency));
            case SiteChoice.Folder folder -> folder.folder() + ", " + wait(folder.latency());
        };
        return String.format(
                Locale.ROOT,
                "%s, concurrency %,d, pool %,d, seed %d%s",
                site,
                settings.concurrency(),
                settings.pool(),
                settings.site().seed(),
                settings.cold() ? ", cold" : "");
    }

    private static String wait(Latency latency) {
        return latency instanceof Latency.Fixed(int millis) ? millis + " ms each" : "latency " + latency;
    }

    String text() {
        if (report.lanes().isEmpty()) {
            text.line("Ended before anything was measured.");
            if (!report.first().isEmpty()) {
                text.paragraph("The first crawl of each JVM took, in ms: %s.", firsts());
            }
            return text.toString();
        }
        List<LaneResult> lanes = report.lanes().stream()
                .sorted(Comparator.comparingDouble(LaneResult::wallMillis))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "wall", "x ideal", "pages/s", "CPU s", "memory", "threads", "$/million"));
        lanes.forEach(lane -> rows.add(row(lane)));
        text.table(WIDTHS, rows);
        text.line("");
        bars(lanes);
        text.line("");
        notes(lanes);
        return text.toString();
    }

    private List<String> row(LaneResult lane) {
        return List.of(
                lane.engine().id(),
                Text.millis(lane.wallMillis()),
                ratio(lane),
                Text.number(lane.pagesPerSecond(), 0),
                orUnknown(lane.cpuSeconds(), 2, ""),
                orUnknown(lane.peakRssMegabytes(), 0, " MB"),
                String.valueOf(lane.platformThreads()),
                orUnknown(lane.perMillionPages(report.settings().prices()), 4, ""));
    }

    private String ratio(LaneResult lane) {
        double ratio = report.ratio(lane);
        return Double.isFinite(ratio) ? Text.number(ratio, 2) : "-";
    }

    private void bars(List<LaneResult> lanes) {
        double longest = Math.max((double) report.idealMillis(), lanes.getLast().wallMillis());
        if (report.idealMillis() > 0) {
            bar("ideal", (double) report.idealMillis(), longest);
        }
        lanes.forEach(lane -> bar(lane.engine().id(), lane.wallMillis(), longest));
    }

    private void bar(String name, double millis, double longest) {
        text.line(
                "%-19s%s %s",
                name, Terminal.bar(millis / longest * Lines.bar(BAR, NAME_AND_TIME)), Text.millis(millis));
    }

    private void notes(List<LaneResult> lanes) {
        if (report.interrupted()) {
            text.line("Ended before its time: some rounds are missing.");
        }
        lanes.stream()
                .filter(lane -> lane.ownIdealMillis() != report.idealMillis())
                .forEach(this::ownIdeal);
        String errors = lanes.stream()
                .filter(lane -> lane.errors() > 0)
                .map(lane -> lane.engine().id() + " " + lane.errors())
                .collect(Collectors.joining(", "));
        text.paragraph(
                "Errors: %s. All found the same %s.",
                errors.isEmpty() ? "none" : errors,
                Text.plural(lanes.getFirst().median().pages(), "page"));
        if (report.settings().cold()) {
            text.paragraph(
                    "Cold: every round is the first crawl of a fresh JVM, so it pays for loading and compiling its"
                            + " code. Without --cold the lanes are warm, and the ranking may be different.");
        } else {
            warmth(lanes);
        }
        text.paragraph(
                "Wall and CPU: median of %s. $/million: what a million pages cost at $%s a core-hour and $%s a"
                        + " GB-hour, for the CPU used and the memory held meanwhile.",
                report.interrupted()
                        ? "the rounds that were run"
                        : Text.plural(lanes.getFirst().rounds().size(), "round"),
                report.settings().prices().coreHour(),
                report.settings().prices().gigabyteHour());
    }

    private void ownIdeal(LaneResult lane) {
        text.paragraph(
                "%s: %d at once, so its own ideal is %s (%s times that).",
                lane.engine().id(),
                lane.engine()
                        .atOnce(
                                report.settings().concurrency(),
                                report.settings().pool()),
                Text.millis((double) lane.ownIdealMillis()),
                Text.number(lane.wallMillis() / lane.ownIdealMillis(), 2));
    }

    private void warmth(List<LaneResult> lanes) {
        text.paragraph("Cold (the first crawl of each JVM), in ms: %s.", firsts());
        String unsettled = lanes.stream()
                .filter(lane -> !lane.settled())
                .map(lane -> lane.engine().id())
                .collect(Collectors.joining(", "));
        if (!unsettled.isEmpty() && report.settings().warmUp().millis() > 0) {
            double seconds = report.settings().warmUp().millis() / 1000.0;
            text.paragraph("Two rounds did not agree within 5 %% in %s s of warm-up: %s.", seconds, unsettled);
        }
    }

    private String firsts() {
        return report.first().entrySet().stream()
                .sorted(Comparator.comparingLong(lane -> lane.getValue().wallNanos()))
                .map(lane ->
                        lane.getKey().id() + " " + Text.number(lane.getValue().wallMillis(), 0))
                .collect(Collectors.joining(", "));
    }

    private static String orUnknown(OptionalDouble value, int decimals, String unit) {
        return value.isPresent() ? Text.number(value.getAsDouble(), decimals) + unit : "?";
    }
}
