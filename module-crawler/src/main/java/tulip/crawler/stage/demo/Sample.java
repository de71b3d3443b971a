package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import tulip.crawler.stage.Vitals;

/// A moment of a lane.
///
/// @param millis  since the lane began, in milliseconds
/// @param done    the part of the work that is done, from 0 to 1
/// @param value   of the quantity that the chart shows
public record Sample(double millis, double done, double value, Vitals vitals) {
    JsonObject toJson() {
        return new JsonObject()
                .put("millis", millis)
                .put("done", done)
                .put("value", value)
                .put("platformThreads", vitals.platformThreads())
                .put("mounted", vitals.mounted())
                .put("queued", vitals.queued())
                .put("rssMegabytes", Double.isNaN(vitals.rssMegabytes()) ? null : vitals.rssMegabytes())
                .put("heapMegabytes", vitals.heapMegabytes())
                .put("gcMillis", vitals.gcMillis())
                .put("cpuSeconds", Double.isNaN(vitals.cpuSeconds()) ? null : vitals.cpuSeconds())
                .put("contextSwitches", vitals.contextSwitches());
    }

    static Sample fromJson(JsonObject json) {
        var vitals = new Vitals(
                json.getInteger("platformThreads"),
                json.getInteger("mounted"),
                json.getLong("queued"),
                json.getDouble("rssMegabytes", Double.NaN),
                json.getDouble("heapMegabytes"),
                json.getLong("gcMillis"),
                json.getDouble("cpuSeconds", Double.NaN),
                json.getLong("contextSwitches"));
        return new Sample(json.getDouble("millis"), json.getDouble("done"), json.getDouble("value"), vitals);
    }
}
