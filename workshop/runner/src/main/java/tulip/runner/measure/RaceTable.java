package tulip.runner.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.Comparison;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.Round;
import tulip.crawler.race.Spread;
import tulip.crawler.race.Trend;
import tulip.crawler.site.Latency;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Terminal;
import tulip.runner.terminal.Text;

/// Shows the results of a race in 80 columns, so that the last row of the room can read them.
final class RaceTable {
    private static final int NAME = 19;
    private static final int TIME = 17; // columns beside the bar and the name
    private static final String UNKNOWN = "?";

    private final RaceReport report;
    private final int nameWidth;
    private final Lines text = new Lines();

    RaceTable(RaceReport report) {
        this.report = report;
        this.nameWidth = nameWidth(report.settings());
    }

    /// The columns for the name of a lane, with the space behind it.
    static int nameWidth(RaceSettings settings) {
        int longest = settings.lanes().stream()
                .mapToInt(lane -> lane.name().length())
                .max()
                .orElse(0);
        return Math.max(NAME, longest + 1);
    }

    private static String site(SiteChoice choice) {
        return switch (choice) {
            case SiteChoice.Generated(var spec, var latency) ->
                String.format(
                        Locale.ROOT, "%s (%s), %s", Text.plural(spec.pages(), "page"), spec.shape(), wait(latency));
            case SiteChoice.Folder folder -> folder.folder() + ", " + wait(folder.latency());
            case SiteChoice.On(var server, var site) -> site(site) + ", server " + server;
        };
    }

    static String scenario(RaceSettings settings) {
        return String.format(
                Locale.ROOT,
                "%s, concurrency %,d, pool %,d, seed %d, shuffle %d%s",
                site(settings.site()),
                settings.concurrency(),
                settings.pool(),
                settings.site().seed(),
                settings.shuffle(),
                settings.cold() ? ", cold" : "");
    }

    private static String wait(Latency latency) {
        return latency instanceof Latency.Fixed(int millis) ? millis + " ms each" : "latency " + latency;
    }

    String text() {
        if (report.sorted().isEmpty()) {
            text.line("Ended before anything was measured.");
            return text.toString();
        }
        List<LaneResult> lanes = report.sorted();
        times(lanes);
        text.line("");
        costs(lanes);
        text.line("");
        bars(lanes);
        text.line("");
        notes(lanes);
        return text.toString();
    }

    private void times(List<LaneResult> lanes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "wall", "between", "x ideal", "x fastest", "memory"));
        for (LaneResult lane : lanes) {
            Spread spread = lane.spread();
            rows.add(List.of(
                    lane.name(),
                    Text.millis(spread.median()),
                    Double.isNaN(spread.low())
                            ? UNKNOWN
                            : Text.number(spread.low(), 0) + "-" + Text.number(spread.high(), 0),
                    ratio(lane),
                    againstFastest(lane),
                    orUnknown(lane.peakRssMegabytes(), 0, " MB")));
        }
        text.table(List.of(nameWidth, 9, 14, 9, 19, 9), rows);
    }

    private void costs(List<LaneResult> lanes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("p50/p99 in ms:", "wanted", "sent", "pages/s", "CPU s", "threads", "$/million"));
        for (LaneResult lane : lanes) {
            rows.add(List.of(
                    lane.name(),
                    times(lane.median().sinceWanted()),
                    times(lane.median().sinceSent()),
                    Text.number(lane.pagesPerSecond(), 0),
                    orUnknown(lane.cpuSeconds(), 2, ""),
                    String.valueOf(lane.platformThreads()),
                    orUnknown(lane.perMillionPages(report.settings().prices()), 4, "")));
        }
        text.table(List.of(nameWidth, 12, 12, 9, 8, 9, 11), rows);
    }

    private static String times(Round.Times times) {
        return Text.number(times.p50(), 0) + "/" + Text.number(times.p99(), 0);
    }

    private String ratio(LaneResult lane) {
        double ratio = report.ratio(lane);
        return Double.isFinite(ratio) ? Text.number(ratio, 2) : "-";
    }

    private String againstFastest(LaneResult lane) {
        LaneResult fastest = report.sorted().getFirst();
        return report.pairs().stream()
                .filter(pair -> pair.faster().equals(fastest) && pair.slower().equals(lane))
                .findFirst()
                .map(pair -> difference(pair.comparison()))
                .orElse("");
    }

    private static String difference(Comparison comparison) {
        if (!comparison.differs()) {
            return Double.isFinite(comparison.smallestShown()) ? "none shown" : "too few rounds";
        }
        int decimals = comparison.high() < 10 ? 2 : comparison.high() < 100 ? 1 : 0;
        return Text.number(comparison.ratio(), decimals) + " (" + Text.number(comparison.low(), decimals) + "-"
                + Text.number(comparison.high(), decimals) + ")";
    }

    private void bars(List<LaneResult> lanes) {
        double longest = Math.max((double) report.idealMillis(), lanes.getLast().wallMillis());
        if (report.idealMillis() > 0) {
            bar("ideal", (double) report.idealMillis(), longest);
        }
        report.floor().ifPresent(floor -> bar(floor.name(), floor.wallMillis(), longest));
        lanes.forEach(lane -> bar(lane.name(), lane.wallMillis(), longest));
    }

    private void bar(String name, double millis, double longest) {
        double part = longest == 0 ? 0 : millis / longest;
        String bar = Terminal.bar(part * Lines.growingBar(nameWidth + TIME));
        text.line("%-" + nameWidth + "s%s %s", name, bar, Text.millis(millis));
    }

    private void notes(List<LaneResult> lanes) {
        if (report.interrupted() || report.failure() != null) {
            text.line("Ended before its time: some rounds are missing.");
        }
        report.lost().forEach((lane, why) -> text.paragraph("%s is lost: %s.", lane.name(), why));
        undecided();
        report.floor().ifPresent(this::floor);
        lanes.stream()
                .filter(lane -> lane.ownIdealMillis() != report.idealMillis())
                .forEach(this::ownIdeal);
        lanes.forEach(this::fewThreads);
        errors(lanes);
        if (report.settings().cold()) {
            text.paragraph(
                    "Cold: every round is the first crawl of a fresh JVM, so it pays for loading and compiling its"
                            + " code. Without --cold the lanes are warm, and the ranking may be different.");
        }
        trends(lanes);
        explanations(lanes);
    }

    private void undecided() {
        List<RaceReport.Pair> undecided = report.pairs().stream()
                .filter(pair -> !pair.comparison().differs())
                .filter(pair -> Double.isFinite(pair.comparison().smallestShown()))
                .toList();
        if (!undecided.isEmpty()) {
            text.paragraph(
                    "None shown: no difference is shown. The smallest that this run could have shown: %s.%s",
                    undecided.stream().map(RaceTable::smallest).collect(Collectors.joining(", ")),
                    undecided.size() < report.pairs().size() ? " All other pairs differ." : "");
        }
    }

    private static String smallest(RaceReport.Pair pair) {
        double percent = pair.comparison().smallestShown() * 100;
        return pair.faster().name() + " and " + pair.slower().name() + " " + Text.number(percent, percent < 10 ? 1 : 0)
                + " %";
    }

    private void floor(LaneResult floor) {
        text.paragraph(
                "floor: what the same crawl costs a client that does nothing but read bytes, %s (%s x ideal, %s s of"
                        + " CPU).",
                Text.millis(floor.wallMillis()), ratio(floor), orUnknown(floor.cpuSeconds(), 2, ""));
    }

    private void ownIdeal(LaneResult lane) {
        text.paragraph(
                "%s: %d at once, so its own ideal is %s (%s times that).",
                lane.name(),
                lane.engine()
                        .atOnce(
                                report.settings().concurrency(),
                                report.settings().pool()),
                Text.millis((double) lane.ownIdealMillis()),
                Text.number(lane.wallMillis() / lane.ownIdealMillis(), 2));
    }

    private void fewThreads(LaneResult lane) {
        int concurrency = report.settings().concurrency();
        if (lane.engine() == EngineKind.THREAD_PER_REQUEST && lane.platformThreads() < concurrency) {
            text.paragraph(
                    "%s: %d threads at most for %d fetches at once, because the first threads had their response and"
                            + " ended while the last ones were still being started.",
                    lane.name(), lane.platformThreads(), concurrency);
        }
    }

    private void errors(List<LaneResult> lanes) {
        String errors = lanes.stream()
                .filter(lane -> lane.errors() > 0)
                .map(lane -> lane.name() + " " + lane.errors())
                .collect(Collectors.joining(", "));
        text.paragraph(
                "Errors: %s. All found the same %s.",
                errors.isEmpty() ? "none" : errors,
                Text.plural(lanes.getFirst().median().pages(), "page"));
    }

    private void trends(List<LaneResult> lanes) {
        String unsettled = lanes.stream()
                .filter(lane -> lane.trend() == Trend.SEEN)
                .map(LaneResult::name)
                .collect(Collectors.joining(", "));
        if (!unsettled.isEmpty()) {
            text.paragraph("Not settled, since their times rise or fall from round to round: %s.", unsettled);
        }
        if (lanes.stream().anyMatch(lane -> lane.trend() == Trend.UNKNOWN)) {
            text.line("There are too few rounds to see whether the lanes have settled.");
        }
    }

    private void explanations(List<LaneResult> lanes) {
        text.paragraph(
                "Wall and CPU: median of %s. Between: where the median is, at 95 %%. x fastest: at %s %% for all pairs"
                        + " together.",
                report.interrupted()
                        ? "the rounds that were run"
                        : Text.plural(lanes.getFirst().rounds().size(), "round"),
                Text.number(100 * (1 - Comparison.FALSE_ALARMS), 1));
        text.paragraph(
                "p50/p99: of the times of all pages, from the moment when the crawl wanted a page, or sent its"
                        + " request, to the end of the response. $/million: what a million pages cost at $%s a"
                        + " core-hour and $%s a GB-hour, for the CPU used and the memory held meanwhile.",
                report.settings().prices().coreHour(),
                report.settings().prices().gigabyteHour());
    }

    private static String orUnknown(OptionalDouble value, int decimals, String unit) {
        return value.isPresent() ? Text.number(value.getAsDouble(), decimals) + unit : UNKNOWN;
    }
}
