package tulip.crawler.race;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.Provenance;
import tulip.crawler.lab.SiteProcess;

/// The results of a race, and the settings that are needed to repeat it.
///
/// @param first        the first crawl of each lane's JVM; of an interrupted race, those that ran
/// @param order        the lanes of each measured round, in the order in which they ran
/// @param interrupted  true if Ctrl-C ended the race
public record RaceReport(
        RaceSettings settings,
        long idealMillis,
        Map<EngineKind, Round> first,
        List<LaneResult> lanes,
        List<List<EngineKind>> order,
        boolean interrupted) {

    public double ratio(LaneResult lane) {
        return idealMillis == 0 ? Double.NaN : lane.wallMillis() / idealMillis;
    }

    /// The document of `race --json`; the README of this module describes it.
    public JsonObject toJson(Provenance provenance) {
        var document = new JsonObject().put("idealMillis", idealMillis);
        var rows = new JsonArray();
        lanes.forEach(lane -> rows.add(row(lane)));
        return document.put("lanes", rows)
                .put("interrupted", interrupted)
                .put("settings", settingsJson())
                .mergeIn(provenance.toJson());
    }

    private JsonObject row(LaneResult lane) {
        var rounds = new JsonArray();
        lane.rounds().forEach(round -> rounds.add(round.toJson()));
        double ratio = ratio(lane);
        return new JsonObject()
                .put("engine", lane.engine().id())
                .put("wallMillis", lane.wallMillis())
                .put("ratio", Double.isFinite(ratio) ? ratio : null)
                .put("pages", lane.median().pages())
                .put("pagesDigest", lane.median().pagesDigest())
                .put("errors", lane.errors())
                .put("cpuSeconds", Round.orNull(lane.cpuSeconds()))
                .put("peakRssMegabytes", Round.orNull(lane.peakRssMegabytes()))
                .put("platformThreads", lane.platformThreads())
                .put("pagesPerSecond", lane.pagesPerSecond())
                .put("p50Millis", lane.median().p50Millis())
                .put("p99Millis", lane.median().p99Millis())
                .put("dollarsPerMillionPages", Round.orNull(lane.perMillionPages(settings.prices())))
                .put("ownIdealMillis", lane.ownIdealMillis())
                .put("firstWallMillis", lane.first().wallMillis())
                .put("warmUpRounds", lane.warmUpRounds())
                .put("settled", lane.settled())
                .put("rounds", rounds);
    }

    private JsonObject settingsJson() {
        var shuffled = new JsonArray();
        for (List<EngineKind> round : order) {
            shuffled.add(new JsonArray(round.stream().map(EngineKind::id).toList()));
        }
        return new JsonObject()
                .put("site", new JsonArray(settings.site().options()))
                .put("seed", settings.site().seed())
                .put("concurrency", settings.concurrency())
                .put("pool", settings.pool())
                .put("cold", settings.cold())
                .put("warmUpMillis", settings.warmUp().millis())
                .put("order", shuffled)
                .put("laneFlags", new JsonArray(Lane.FLAGS))
                .put("siteFlags", new JsonArray(SiteProcess.FLAGS))
                .put("coreHourDollars", settings.prices().coreHour())
                .put("gigabyteHourDollars", settings.prices().gigabyteHour());
    }
}
