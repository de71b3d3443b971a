package tulip.crawler.compare;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was chosen for a measurement, and where it was made, as names and values.
record Settings(Map<String, String> values) {
    private static final String NONE = "-";
    private static final String CASES = "cases";

    /// The order of lanes and forks is a new one in each run, so that it decides nothing.
    private static final Set<String> ORDER = Set.of("order", "shuffle");

    static Settings of(ResultFile result) {
        Map<String, String> values = new LinkedHashMap<>();
        JsonObject document = result.document();
        add(values, "machine ", document.getJsonObject("machine"), Set.of());
        values.put("jdk", String.valueOf(document.getValue("jdk")));
        values.put("commit", String.valueOf(document.getValue("commit")));
        boolean bench = result.command().equals(ResultFile.BENCH);
        add(values, "", document.getJsonObject("settings"), bench ? Set.of("order", "seed", CASES) : ORDER);
        return new Settings(values);
    }

    private static void add(Map<String, String> values, String prefix, JsonObject object, Set<String> without) {
        for (Map.Entry<String, Object> each : object) {
            if (without.contains(each.getKey())) {
                continue;
            }
            if (each.getValue() instanceof JsonObject inner) {
                add(values, prefix + each.getKey() + " ", inner, Set.of());
            } else {
                values.put(prefix + each.getKey(), text(each.getValue()));
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof JsonArray array && !array.isEmpty()) {
            return String.join(" ", array.stream().map(String::valueOf).toList());
        }
        return value == null || value instanceof JsonArray ? NONE : value.toString();
    }

    /// The number of forks and their times, for the cases that both benchmarks have.
    static List<Difference> ofCases(ResultFile a, ResultFile b) {
        Map<String, String> before = cases(a);
        Map<String, String> after = cases(b);
        before.keySet().retainAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        before.forEach((name, times) -> {
            if (!times.equals(after.get(name))) {
                differences.add(new Difference(name, times, after.get(name)));
            }
        });
        return differences;
    }

    private static Map<String, String> cases(ResultFile result) {
        Map<String, String> cases = new LinkedHashMap<>();
        JsonArray all = result.document().getJsonObject("settings").getJsonArray(CASES, new JsonArray());
        for (Object each : all) {
            var one = (JsonObject) each;
            String benchmark = one.getString("benchmark");
            cases.put(
                    (benchmark.substring(benchmark.lastIndexOf('.') + 1) + " " + one.getString("params")).strip(),
                    one.getInteger("forks") + " forks, warm-up " + one.getInteger("warmUpIterations") + " x "
                            + one.getLong("warmUpMillis") + " ms, measured " + one.getInteger("iterations") + " x "
                            + one.getLong("iterationMillis") + " ms");
        }
        return cases;
    }

    List<Difference> differences(Settings other) {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(other.values.keySet());
        return names.stream()
                .map(name ->
                        new Difference(name, values.getOrDefault(name, NONE), other.values.getOrDefault(name, NONE)))
                .filter(difference -> !difference.a().equals(difference.b()))
                .toList();
    }
}
