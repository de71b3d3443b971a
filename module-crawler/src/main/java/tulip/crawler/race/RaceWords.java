package tulip.crawler.race;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.Amounts;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Latency;

/// The results of a race as cells and sentences, the same on the terminal and on the stage.
public final class RaceWords {
    private static final String UNKNOWN = "?";

    private final RaceReport report;
    private final List<LaneResult> lanes;

    public RaceWords(RaceReport report) {
        this.report = report;
        this.lanes = report.sorted();
    }

    /// What is crawled, and how, on one line.
    public static String scenario(RaceSettings settings) {
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

    private static String site(SiteChoice choice) {
        return switch (choice) {
            case SiteChoice.Generated(var spec, var latency) ->
                String.format(
                        Locale.ROOT, "%s (%s), %s", Amounts.plural(spec.pages(), "page"), spec.shape(), wait(latency));
            case SiteChoice.Folder folder -> folder.folder() + ", " + wait(folder.latency());
            case SiteChoice.On(var server, var site) -> site(site) + ", server " + server;
        };
    }

    private static String wait(Latency latency) {
        return latency instanceof Latency.Fixed(int millis) ? millis + " ms each" : "latency " + latency;
    }

    /// The times and the comparisons, a row for each lane. The first row names the columns.
    public List<List<String>> times() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "wall", "between", "x ideal", "x fastest", "memory"));
        for (LaneResult lane : lanes) {
            Spread spread = lane.spread();
            rows.add(List.of(
                    lane.name(),
                    Amounts.millis(spread.median()),
                    Double.isNaN(spread.low())
                            ? UNKNOWN
                            : Amounts.number(spread.low(), 0) + "-" + Amounts.number(spread.high(), 0),
                    ratio(lane),
                    againstFastest(lane),
                    orUnknown(lane.peakRssMegabytes(), 0, " MB")));
        }
        return rows;
    }

    /// What the lanes need, a row for each lane. The first row names the columns.
    public List<List<String>> costs() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("p50/p99 in ms:", "wanted", "sent", "pages/s", "CPU s", "threads", "$/million"));
        for (LaneResult lane : lanes) {
            rows.add(List.of(
                    lane.name(),
                    times(lane.median().sinceWanted()),
                    times(lane.median().sinceSent()),
                    Amounts.number(lane.pagesPerSecond(), 0),
                    orUnknown(lane.cpuSeconds(), 2, ""),
                    String.valueOf(lane.platformThreads()),
                    orUnknown(lane.perMillionPages(report.settings().prices()), 4, "")));
        }
        return rows;
    }

    private static String times(Round.Times times) {
        return Amounts.number(times.p50(), 0) + "/" + Amounts.number(times.p99(), 0);
    }

    private String ratio(LaneResult lane) {
        double ratio = report.ratio(lane);
        return Double.isFinite(ratio) ? Amounts.number(ratio, 2) : "-";
    }

    private String againstFastest(LaneResult lane) {
        LaneResult fastest = lanes.getFirst();
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
        return Amounts.number(comparison.ratio(), decimals) + " (" + Amounts.number(comparison.low(), decimals) + "-"
                + Amounts.number(comparison.high(), decimals) + ")";
    }

    /// Compares a lane in two races.
    ///
    /// @param before  the document of the first race ([RaceReport#toJson])
    /// @param now     the document of the second race
    /// @return the second time divided by the first; empty if one of them is no race, or has no such lane
    public static Optional<String> change(JsonObject before, JsonObject now, String lane) {
        double[] earlier = walls(before, lane);
        double[] later = walls(now, lane);
        return earlier.length == 0 || later.length == 0
                ? Optional.empty()
                : Optional.of(difference(Comparison.of(later, earlier, Comparison.FALSE_ALARMS)));
    }

    private static double[] walls(JsonObject race, String lane) {
        return race.getJsonArray("lanes", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(each -> lane.equals(each.getString("lane")))
                .flatMap(each -> each.getJsonArray("rounds", new JsonArray()).stream())
                .mapToDouble(round -> ((JsonObject) round).getLong("wallNanos") / 1e6)
                .toArray();
    }

    /// What explains or limits the results: which differences are not shown, the floor, the ideal of a lane with a
    /// pool, errors, and lanes that are lost or have not settled.
    public List<String> findings() {
        return findings(true);
    }

    /// The findings without the ideal of each lane with a pool, for a display that tells it elsewhere.
    public List<String> findingsWithoutIdeals() {
        return findings(false);
    }

    private List<String> findings(boolean ideals) {
        List<String> sentences = new ArrayList<>();
        if (report.interrupted() || report.failure() != null) {
            sentences.add("Ended before its time: some rounds are missing.");
        }
        report.lost().forEach((lane, why) -> sentences.add(lane.name() + " is lost: " + why + "."));
        bestPool().ifPresent(sentences::add);
        undecided(sentences);
        report.floor().ifPresent(floor -> sentences.add(floor(floor)));
        lanes.stream()
                .filter(lane -> ideals && lane.ownIdealMillis() != report.idealMillis())
                .forEach(lane -> sentences.add(ownIdeal(lane)));
        lanes.stream().filter(this::hasFewThreads).forEach(lane -> sentences.add(fewThreads(lane)));
        sentences.add(errors());
        if (report.settings().cold()) {
            sentences.add(
                    "Cold: every round is the first crawl of a fresh JVM, so it pays for loading and compiling its"
                            + " code. Without --cold the lanes are warm, and the ranking may be different.");
        }
        trends(sentences);
        return sentences;
    }

    /// Quotes the best of several pools of the same engine, and compares it with the other lanes: nobody shall say
    /// that a pool was chosen to lose. Empty if the lanes have fewer than two pools.
    public Optional<String> bestPool() {
        List<LaneResult> pools = lanes.stream()
                .filter(lane -> lane.entrant().ownPool().isPresent())
                .toList();
        if (pools.size() < 2) {
            return Optional.empty();
        }
        LaneResult best = pools.getFirst();
        String others = lanes.stream()
                .filter(lane -> !pools.contains(lane))
                .map(lane -> " " + against(best, lane))
                .collect(Collectors.joining());
        return Optional.of(String.format(
                Locale.ROOT,
                "The best of the %d pools is %s: %s.%s",
                pools.size(),
                best.name(),
                Amounts.millis(best.wallMillis()),
                others));
    }

    private String against(LaneResult best, LaneResult other) {
        RaceReport.Pair pair = report.pairs().stream()
                .filter(each -> Set.of(each.slower(), each.faster()).equals(Set.of(best, other)))
                .findFirst()
                .orElseThrow();
        Comparison comparison = pair.comparison();
        if (comparison.differs()) {
            return pair.slower().name() + " takes " + difference(comparison) + " times as long as "
                    + pair.faster().name() + ".";
        }
        return Double.isFinite(comparison.smallestShown())
                ? "No difference to " + other.name() + " is shown."
                : "Too few rounds to compare it with " + other.name() + ".";
    }

    private void undecided(List<String> sentences) {
        List<RaceReport.Pair> undecided = report.pairs().stream()
                .filter(pair -> !pair.comparison().differs())
                .filter(pair -> Double.isFinite(pair.comparison().smallestShown()))
                .toList();
        if (!undecided.isEmpty()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "None shown: no difference is shown. The smallest that this run could have shown: %s.%s",
                    undecided.stream().map(RaceWords::smallest).collect(Collectors.joining(", ")),
                    undecided.size() < report.pairs().size() ? " All other pairs differ." : ""));
        }
    }

    private static String smallest(RaceReport.Pair pair) {
        double percent = pair.comparison().smallestShown() * 100;
        return pair.faster().name() + " and " + pair.slower().name() + " "
                + Amounts.number(percent, percent < 10 ? 1 : 0) + " %";
    }

    private String floor(LaneResult floor) {
        return String.format(
                Locale.ROOT,
                "floor: what the same crawl costs a client that does nothing but read bytes, %s (%s x ideal, %s s of"
                        + " CPU).",
                Amounts.millis(floor.wallMillis()),
                ratio(floor),
                orUnknown(floor.cpuSeconds(), 2, ""));
    }

    private String ownIdeal(LaneResult lane) {
        return String.format(
                Locale.ROOT,
                "%s: %d at once, so its own ideal is %s (%s times that).",
                lane.name(),
                lane.entrant()
                        .atOnce(
                                report.settings().concurrency(),
                                report.settings().pool()),
                Amounts.millis((double) lane.ownIdealMillis()),
                Amounts.number(lane.wallMillis() / lane.ownIdealMillis(), 2));
    }

    private boolean hasFewThreads(LaneResult lane) {
        return lane.engine() == EngineKind.THREAD_PER_REQUEST
                && lane.platformThreads() < report.settings().concurrency();
    }

    private String fewThreads(LaneResult lane) {
        return String.format(
                Locale.ROOT,
                "%s: %d threads at most for %d fetches at once, because the first threads had their response and"
                        + " ended while the last ones were still being started.",
                lane.name(),
                lane.platformThreads(),
                report.settings().concurrency());
    }

    private String errors() {
        String errors = lanes.stream()
                .filter(lane -> lane.errors() > 0)
                .map(lane -> lane.name() + " " + lane.errors())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Errors: %s. All found the same %s.",
                errors.isEmpty() ? "none" : errors,
                Amounts.plural(lanes.getFirst().median().pages(), "page"));
    }

    private void trends(List<String> sentences) {
        String unsettled = lanes.stream()
                .filter(lane -> lane.trend() == Trend.SEEN)
                .map(LaneResult::name)
                .collect(Collectors.joining(", "));
        if (!unsettled.isEmpty()) {
            sentences.add("Not settled, since their times rise or fall from round to round: " + unsettled + ".");
        }
        if (lanes.stream().anyMatch(lane -> lane.trend() == Trend.UNKNOWN)) {
            sentences.add("There are too few rounds to see whether the lanes have settled.");
        }
    }

    /// What the columns mean.
    public List<String> explanations() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Wall and CPU: median of %s. Between: where the median is, at 95 %%. x fastest: at %s %% for all"
                                + " pairs together.",
                        report.interrupted()
                                ? "the rounds that were run"
                                : Amounts.plural(lanes.getFirst().rounds().size(), "round"),
                        Amounts.number(100 * (1 - Comparison.FALSE_ALARMS), 1)),
                String.format(
                        Locale.ROOT,
                        "p50/p99: of the times of all pages, from the moment when the crawl wanted a page, or sent its"
                                + " request, to the end of the response. $/million: what a million pages cost at $%s a"
                                + " core-hour and $%s a GB-hour, for the CPU used and the memory held meanwhile.",
                        report.settings().prices().coreHour(),
                        report.settings().prices().gigabyteHour()));
    }

    private static String orUnknown(OptionalDouble value, int decimals, String unit) {
        return value.isPresent() ? Amounts.number(value.getAsDouble(), decimals) + unit : UNKNOWN;
    }
}
