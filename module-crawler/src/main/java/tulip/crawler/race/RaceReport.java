package tulip.crawler.race;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.lab.ChildCache;
import tulip.crawler.lab.Provenance;
import tulip.crawler.lab.ResultHead;
import tulip.crawler.lab.SiteProcess;

/// The results of a race, and the settings that are needed to repeat it.
///
/// @param lanes        the lanes that have measured rounds and are not lost, the floor among them
/// @param lost         why a lane was lost
/// @param order        the lanes of each measured round, in the order in which they ran
/// @param interrupted  true if Ctrl-C ended the race
/// @param failure      a sentence that says why the race ended before its time; null if it did not
public record RaceReport(
        RaceSettings settings,
        long idealMillis,
        List<LaneResult> lanes,
        Map<Entrant, String> lost,
        List<List<Entrant>> order,
        boolean interrupted,
        String failure) {

    /// Two lanes and their difference.
    public record Pair(LaneResult slower, LaneResult faster, Comparison comparison) {}

    public double ratio(LaneResult lane) {
        return idealMillis == 0 ? Double.NaN : lane.wallMillis() / idealMillis;
    }

    /// What the crawl costs a client that only reads bytes; empty if the race has no such lane.
    public Optional<LaneResult> floor() {
        return lanes.stream().filter(lane -> lane.entrant().isFloor()).findFirst();
    }

    /// The lanes that are compared, the least median first.
    public List<LaneResult> sorted() {
        return lanes.stream()
                .filter(lane -> !lane.entrant().isFloor())
                .sorted(Comparator.comparingDouble(LaneResult::wallMillis))
                .toList();
    }

    /// Every pair of lanes: those of the fastest lane first.
    public List<Pair> pairs() {
        List<LaneResult> sorted = sorted();
        List<Pair> pairs = new ArrayList<>();
        for (int faster = 0; faster < sorted.size(); faster++) {
            for (int slower = faster + 1; slower < sorted.size(); slower++) {
                LaneResult other = sorted.get(slower);
                pairs.add(new Pair(other, sorted.get(faster), other.against(sorted.get(faster), sorted.size())));
            }
        }
        return pairs;
    }

    /// The document of `race --json`; the README of this module describes it.
    public JsonObject toJson(Provenance provenance) {
        return toJson().mergeIn(provenance.toJson());
    }

    /// The document of `race --json` without machine, commit and date.
    public JsonObject toJson() {
        JsonObject document = ResultHead.of("race").put("idealMillis", idealMillis);
        var rows = new JsonArray();
        lanes.stream().filter(lane -> !lane.entrant().isFloor()).forEach(lane -> rows.add(row(lane)));
        var lostLanes = new JsonArray();
        lost.forEach((entrant, why) ->
                lostLanes.add(new JsonObject().put("lane", entrant.name()).put("why", why)));
        return document.put("lanes", rows)
                .put("floor", floor().map(this::row).orElse(null))
                .put("comparisons", comparisons())
                .put("lost", lostLanes)
                .put("interrupted", interrupted)
                .put("failure", failure)
                .put("settings", settingsJson());
    }

    private JsonObject row(LaneResult lane) {
        var rounds = new JsonArray();
        lane.rounds().forEach(round -> rounds.add(round.toJson()));
        Spread spread = lane.spread();
        return new JsonObject()
                .put("lane", lane.name())
                .put("engine", lane.engine().id())
                .put("pool", lane.engine().pooled() ? lane.entrant().pool(settings.pool()) : null)
                .put("addedMillis", lane.entrant().addedMillis())
                .put("wallMillis", lane.wallMillis())
                .put("lowMillis", orNull(spread.low()))
                .put("highMillis", orNull(spread.high()))
                .put("ratio", orNull(ratio(lane)))
                .put("pages", lane.median().pages())
                .put("pagesDigest", lane.median().pagesDigest())
                .put("errors", lane.errors())
                .put("cpuSeconds", Round.orNull(lane.cpuSeconds()))
                .put("peakRssMegabytes", Round.orNull(lane.peakRssMegabytes()))
                .put("platformThreads", lane.platformThreads())
                .put("pins", lane.pins().isPresent() ? lane.pins().getAsLong() : null)
                .put("pagesPerSecond", lane.pagesPerSecond())
                .mergeIn(lane.median().timesJson())
                .put("dollarsPerMillionPages", Round.orNull(lane.perMillionPages(settings.prices())))
                .put("ownIdealMillis", lane.ownIdealMillis())
                .put("firstWallMillis", lane.first().wallMillis())
                .put("warmUpRounds", lane.warmUpRounds())
                .put("settled", lane.trend() == Trend.UNKNOWN ? null : lane.trend() == Trend.NONE)
                .put("rounds", rounds);
    }

    private JsonArray comparisons() {
        var pairs = new JsonArray();
        for (Pair pair : pairs()) {
            Comparison comparison = pair.comparison();
            pairs.add(new JsonObject()
                    .put("slower", pair.slower().name())
                    .put("faster", pair.faster().name())
                    .put("ratio", comparison.ratio())
                    .put("lowRatio", comparison.low())
                    .put("highRatio", orNull(comparison.high()))
                    .put("differs", comparison.differs())
                    .put("smallestShown", orNull(comparison.smallestShown())));
        }
        return pairs;
    }

    private static Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private JsonObject settingsJson() {
        var shuffled = new JsonArray();
        for (List<Entrant> round : order) {
            shuffled.add(new JsonArray(round.stream().map(Entrant::name).toList()));
        }
        return new JsonObject()
                .put("site", new JsonArray(settings.site().options()))
                .put("seed", settings.site().seed())
                .put("shuffle", settings.shuffle())
                .put("concurrency", settings.concurrency())
                .put("pool", settings.pool())
                .put("cold", settings.cold())
                .put("warmUpMillis", settings.warmUp().millis())
                .put("falseAlarms", Comparison.FALSE_ALARMS)
                .put("order", shuffled)
                .put("aotCache", !settings.cold() && !ChildCache.flags().isEmpty())
                .put("laneFlags", new JsonArray(Lane.FLAGS))
                .put("siteFlags", new JsonArray(SiteProcess.FLAGS))
                .put("coreHourDollars", settings.prices().coreHour())
                .put("gigabyteHourDollars", settings.prices().gigabyteHour())
                .mergeIn(settings.tuning().toJson());
    }
}
