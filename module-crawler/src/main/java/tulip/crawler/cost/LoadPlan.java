package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import tulip.crawler.Url;

/// One step of load.
///
/// @param url        what each request gets
/// @param expected   the body of every right answer
/// @param perSecond  the mean rate
/// @param seed       of the arrivals
record LoadPlan(Url url, String expected, double perSecond, Duration time, long seed, Objective objective) {
    JsonObject toJson() {
        return new JsonObject()
                .put("url", url.toString())
                .put("expected", expected)
                .put("perSecond", perSecond)
                .put("millis", time.toMillis())
                .put("seed", seed)
                .put("p99Millis", objective.p99Millis());
    }

    static LoadPlan fromJson(JsonObject json) {
        return new LoadPlan(
                Url.parse(json.getString("url")),
                json.getString("expected"),
                json.getDouble("perSecond"),
                Duration.ofMillis(json.getLong("millis")),
                json.getLong("seed"),
                new Objective(json.getInteger("p99Millis")));
    }
}
