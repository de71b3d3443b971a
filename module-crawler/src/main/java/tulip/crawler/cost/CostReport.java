package tulip.crawler.cost;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tulip.crawler.lab.Provenance;
import tulip.crawler.lab.ResultHead;
import tulip.crawler.race.Entrant;

/// The results of a measurement, and the settings that are needed to repeat it.
///
/// @param lanes        in the order in which they ran; an interrupted lane has what was measured of it
/// @param lost         why a lane was lost
/// @param interrupted  true if Ctrl-C ended the measurement
/// @param failure      a sentence that says why the measurement ended before its time; null if it did not
public record CostReport(
        CostSettings settings,
        Cores cores,
        List<LaneCost> lanes,
        Map<Entrant, String> lost,
        boolean interrupted,
        String failure) {

    public CostReport {
        lanes = List.copyOf(lanes);
    }

    /// The lanes, the highest rate first.
    public List<LaneCost> sorted() {
        return lanes.stream()
                .sorted(Comparator.comparingInt(
                                (LaneCost lane) -> lane.bracket().held().orElse(-1))
                        .reversed())
                .toList();
    }

    /// The document of `cost --json`; the README of this module describes it.
    public JsonObject toJson(Provenance provenance) {
        var rows = new JsonArray();
        lanes.forEach(lane -> rows.add(row(lane)));
        var lostLanes = new JsonArray();
        lost.forEach((entrant, why) ->
                lostLanes.add(new JsonObject().put("lane", entrant.name()).put("why", why)));
        return ResultHead.of("cost")
                .put("lanes", rows)
                .put("comparisons", comparisons())
                .put("lost", lostLanes)
                .put("interrupted", interrupted)
                .put("failure", failure)
                .put(
                        "settings",
                        settings.toJson()
                                .put("serviceCores", new JsonArray(cores.service()))
                                .put("otherCores", new JsonArray(cores.others())))
                .mergeIn(provenance.toJson());
    }

    private JsonObject row(LaneCost lane) {
        var steps = new JsonArray();
        lane.steps().forEach(step -> steps.add(step.toJson()));
        return new JsonObject()
                .put("lane", lane.name())
                .put("engine", lane.entrant().engine().id())
                .put("addedMillis", lane.entrant().addedMillis())
                .put("heldPerSecond", Step.orNull(lane.heldRate()))
                .put("brokePerSecond", Step.orNull(lane.brokeRate()))
                .put(
                        "brokeBy",
                        lane.broke()
                                .map(step -> step.verdict().name().toLowerCase(Locale.ROOT))
                                .orElse(null))
                .put("settled", lane.bracket().settled())
                .put(
                        "p50Millis",
                        lane.held().map(step -> step.load().p50Millis()).orElse(null))
                .put(
                        "p99Millis",
                        lane.held().map(step -> step.load().p99Millis()).orElse(null))
                .put("cpuSecondsPerThousand", Step.orNull(lane.cpuSecondsPerThousand()))
                .put("rssMegabytes", Step.orNull(lane.rssMegabytes()))
                .put("threads", lane.threads().isPresent() ? lane.threads().getAsInt() : null)
                .put("dollarsPerMillion", Step.orNull(lane.perMillion(settings.machine(), settings.prices())))
                .put("steps", steps);
    }

    private JsonArray comparisons() {
        List<LaneCost> sorted = sorted();
        var pairs = new JsonArray();
        for (int more = 0; more < sorted.size(); more++) {
            for (LaneCost less : sorted.subList(more + 1, sorted.size())) {
                pairs.add(new JsonObject()
                        .put("more", sorted.get(more).name())
                        .put("less", less.name())
                        .put("differs", sorted.get(more).bracket().isAbove(less.bracket())));
            }
        }
        return pairs;
    }
}
