package tulip.runner;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.Race;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.SiteChoice;

/// Shows what a race found, in 80 columns, for the last row of the room.
final class RaceTable {
    private static final int COLUMNS = 80;
    private static final int BAR = 44;

    private final RaceReport report;
    private final StringBuilder text = new StringBuilder();

    RaceTable(RaceReport report) {
        this.report = report;
    }

    static String scenario(RaceSettings settings) {
        String site = switch (settings.site()) {
            case SiteChoice.Generated(var spec, var latency) ->
                String.format(Locale.ROOT, "%,d pages (%s), latency %s ms", spec.pages(), spec.shape(), latency);
            case SiteChoice.Folder folder -> folder.folder() + ", latency " + folder.latency() + " ms";
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

    String text() {
        if (report.lanes().isEmpty()) {
            line("Ended before anything was measured.");
            return text.toString();
        }
        List<LaneResult> lanes = report.lanes().stream()
                .sorted(Comparator.comparingDouble(LaneResult::wallMillis))
                .toList();
        line(
                "%-19s%9s%8s%9s%7s%8s%8s%10s",
                "", "wall", "x ideal", "pages/s", "CPU s", "memory", "threads", "$/million");
        lanes.forEach(this::row);
        line("");
        bars(lanes);
        line("");
        notes(lanes);
        return text.toString();
    }

    private void row(LaneResult lane) {
        line(
                "%-19s%9s%8s%9s%7s%8s%8s%10s",
                lane.engine().id(),
                Text.millis(lane.wallMillis()),
                Text.number(report.ratio(lane), 2),
                Text.number(lane.pagesPerSecond(), 0),
                orUnknown(lane.cpuSeconds(), 2, ""),
                orUnknown(lane.peakRssMegabytes(), 0, " MB"),
                lane.platformThreads(),
                orUnknown(lane.perMillionPages(report.settings().prices()), 4, ""));
    }

    private void bars(List<LaneResult> lanes) {
        double longest = Math.max((double) report.idealMillis(), lanes.getLast().wallMillis());
        bar("ideal", (double) report.idealMillis(), longest);
        lanes.forEach(lane -> bar(lane.engine().id(), lane.wallMillis(), longest));
    }

    private void bar(String name, double millis, double longest) {
        line("%-19s%s %s", name, Terminal.bar(millis / longest * BAR), Text.millis(millis));
    }

    private void notes(List<LaneResult> lanes) {
        if (report.interrupted()) {
            line("Ended before its time: some rounds are missing.");
        }
        lanes.stream()
                .filter(lane -> lane.ownIdealMillis() != report.idealMillis())
                .forEach(lane -> line(
                        "%s: %d at once, so its own ideal is %s (%s times that).",
                        lane.engine().id(),
                        lane.engine()
                                .atOnce(
                                        report.settings().concurrency(),
                                        report.settings().pool()),
                        Text.millis((double) lane.ownIdealMillis()),
                        Text.number(lane.wallMillis() / lane.ownIdealMillis(), 2)));
        String errors = lanes.stream()
                .filter(lane -> lane.errors() > 0)
                .map(lane -> lane.engine().id() + " " + lane.errors())
                .collect(Collectors.joining(", "));
        paragraph(String.format(
                Locale.ROOT,
                "Errors: %s. All found the same %,d pages.",
                errors.isEmpty() ? "none" : errors,
                lanes.getFirst().median().pages()));
        if (!report.settings().cold()) {
            paragraph("First crawl of each JVM, in ms: " + firsts() + ".");
        }
        paragraph(String.format(
                Locale.ROOT,
                "Wall and CPU: median of %d rounds. $/million: what a million pages cost at $%s a core-hour and $%s a"
                        + " GB-hour, for the CPU used and the memory held meanwhile.",
                Race.ROUNDS,
                report.settings().prices().coreHour(),
                report.settings().prices().gigabyteHour()));
    }

    private String firsts() {
        return report.lanes().stream()
                .sorted(Comparator.comparingDouble(lane -> lane.first().wallMillis()))
                .map(lane -> lane.engine().id() + " " + Text.number(lane.first().wallMillis(), 0))
                .collect(Collectors.joining(", "));
    }

    private static String orUnknown(OptionalDouble value, int decimals, String unit) {
        return value.isPresent() ? Text.number(value.getAsDouble(), decimals) + unit : "?";
    }

    /// Breaks a long line between words.
    private void paragraph(String words) {
        var line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (line.length() + word.length() >= COLUMNS) {
                line("%s", line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line("%s", line);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
