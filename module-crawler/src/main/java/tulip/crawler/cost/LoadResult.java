package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/// The times of the requests of one step. A time begins when the request was due, and a request that failed
/// counts as one that took as long as a request may wait.
///
/// @param planned    requests that were to be sent
/// @param sent       fewer if the step was hopeless and ended early
/// @param answered   with the right answer, in time or late
/// @param late       answered later than the objective allows
/// @param failures   the requests without the right answer, by the kind of failure
/// @param lagMillis  99 of 100 requests were sent at most so long after they were due
public record LoadResult(
        int planned,
        int sent,
        int answered,
        int late,
        Map<String, Integer> failures,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        double lagMillis,
        double seconds) {

    public LoadResult {
        failures = Map.copyOf(failures);
    }

    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    JsonObject toJson() {
        var kinds = new JsonObject();
        new TreeMap<>(failures).forEach(kinds::put);
        return new JsonObject()
                .put("planned", planned)
                .put("sent", sent)
                .put("answered", answered)
                .put("late", late)
                .put("failures", kinds)
                .put("p50Millis", p50Millis)
                .put("p99Millis", p99Millis)
                .put("maxMillis", maxMillis)
                .put("lagMillis", lagMillis)
                .put("seconds", seconds);
    }

    static LoadResult fromJson(JsonObject json) {
        Map<String, Integer> failures = new TreeMap<>();
        JsonObject kinds = json.getJsonObject("failures");
        kinds.fieldNames().forEach(kind -> failures.put(kind, kinds.getInteger(kind)));
        return new LoadResult(
                json.getInteger("planned"),
                json.getInteger("sent"),
                json.getInteger("answered"),
                json.getInteger("late"),
                failures,
                json.getDouble("p50Millis"),
                json.getDouble("p99Millis"),
                json.getDouble("maxMillis"),
                json.getDouble("lagMillis"),
                json.getDouble("seconds"));
    }
}
