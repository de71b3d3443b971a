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
                .put("rssMegabytes", orNull(vitals.rssMegabytes()))
                .put("heapMegabytes", vitals.heapMegabytes())
                .put("gcMillis", vitals.gcMillis())
                .put("cpuSeconds", orNull(vitals.cpuSeconds()))
                .put("contextSwitches", vitals.contextSwitches());
    }

    static Sample fromJson(JsonObject json) {
        var vitals = new Vitals(
                json.getInteger("platformThreads"),
                json.getInteger("mounted"),
                json.getLong("queued"),
                orNaN(json.getDouble("rssMegabytes")),
                json.getDouble("heapMegabytes"),
                json.getLong("gcMillis"),
                orNaN(json.getDouble("cpuSeconds")),
                json.getLong("contextSwitches"));
        return new Sample(json.getDouble("millis"), json.getDouble("done"), json.getDouble("value"), vitals);
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }
}
