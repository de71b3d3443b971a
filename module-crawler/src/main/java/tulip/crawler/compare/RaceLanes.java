package tulip.crawler.compare;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tulip.crawler.race.Comparison;

/// The lanes of a race, as its file has them. The floor is one of them: if it differs, the machine differs.
record RaceLanes(Map<String, JsonObject> lanes) {
    private static final String FLOOR = "floor";

    static RaceLanes of(ResultFile result) {
        Map<String, JsonObject> lanes = new LinkedHashMap<>();
        for (Object each : result.document().getJsonArray("lanes")) {
            var lane = (JsonObject) each;
            lanes.put(lane.getString("lane"), lane);
        }
        JsonObject floor = result.document().getJsonObject(FLOOR);
        if (floor != null) {
            lanes.put(FLOOR, floor);
        }
        return new RaceLanes(lanes);
    }

    /// Compares the rounds of each lane that both races have. These comparisons share the chance of a false alarm.
    List<Change> changes(RaceLanes other) {
        List<String> both =
                lanes.keySet().stream().filter(other.lanes::containsKey).toList();
        List<Change> changes = new ArrayList<>();
        for (String lane : both) {
            double[] a = walls(lanes.get(lane));
            double[] b = walls(other.lanes.get(lane));
            changes.add(Change.of(
                    lane,
                    lanes.get(lane).getDouble("wallMillis"),
                    other.lanes.get(lane).getDouble("wallMillis"),
                    Comparison.of(b, a, Comparison.FALSE_ALARMS / both.size())));
        }
        return changes;
    }

    private static double[] walls(JsonObject lane) {
        return lane.getJsonArray("rounds").stream()
                .mapToDouble(round -> ((JsonObject) round).getLong("wallNanos") / 1e6)
                .toArray();
    }

    /// Lanes that have found other pages have not done the same work.
    List<Difference> otherPages(RaceLanes other) {
        Map<String, String> a = digests();
        Map<String, String> b = other.digests();
        return a.entrySet().stream()
                .filter(each ->
                        b.containsKey(each.getKey()) && !b.get(each.getKey()).equals(each.getValue()))
                .limit(1) // all lanes of a race have found the same pages
                .map(each -> new Difference("pages found", each.getValue(), b.get(each.getKey())))
                .toList();
    }

    private Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        lanes.forEach((name, lane) -> digests.put(
                name,
                lane.getInteger("pages") + " (" + lane.getString("pagesDigest").substring(0, 12) + ")"));
        return digests;
    }

    /// The lanes whose rounds still rose or fell.
    List<String> unsettled() {
        return lanes.entrySet().stream()
                .filter(each -> Boolean.FALSE.equals(each.getValue().getBoolean("settled")))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The names, in the order of the race.
    List<String> names() {
        return Arrays.asList(lanes.keySet().toArray(String[]::new));
    }
}
