package tulip.crawler.compare;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tulip.crawler.bench.run.Interval;

/// The rows of a benchmark, as its file has them.
///
/// @param rows  by what they measure
record BenchRows(Map<String, Row> rows) {
    /// @param unit   of the score
    /// @param score  over all forks
    record Row(String unit, Interval score) {}

    static BenchRows of(ResultFile result) {
        Map<String, Row> rows = new LinkedHashMap<>();
        boolean fanOut = result.document().containsKey("comparisons");
        for (Object each : result.document().getJsonArray("rows")) {
            var row = (JsonObject) each;
            if (fanOut) {
                rows.put(fanOut(row), new Row("ms", interval(row, "millis")));
            } else {
                rows.put(name(row), new Row(row.getString("unit"), interval(row, "scores")));
            }
        }
        return new BenchRows(rows);
    }

    private static String fanOut(JsonObject row) {
        Integer pool = row.getInteger("pool");
        return row.getString("engine") + (pool == null ? "" : " " + pool) + ", " + row.getInteger("fanOut") + " x "
                + row.getInteger("latencyMillis") + " ms";
    }

    private static String name(JsonObject row) {
        String benchmark = row.getString("benchmark");
        String params = row.getJsonObject("params").stream()
                .map(param -> String.valueOf(param.getValue()))
                .collect(Collectors.joining(" "));
        return (benchmark.substring(benchmark.lastIndexOf('.') + 1) + " " + params).strip() + " "
                + row.getString("mode");
    }

    private static Interval interval(JsonObject row, String scores) {
        return Interval.of(row.getJsonArray("forks").stream()
                .map(fork -> values(((JsonObject) fork).getJsonArray(scores)))
                .toList());
    }

    private static double[] values(JsonArray values) {
        return values.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }

    List<Change> changes(BenchRows other) {
        return rows.entrySet().stream()
                .filter(row -> other.rows.containsKey(row.getKey())
                        && other.rows.get(row.getKey()).unit.equals(row.getValue().unit))
                .map(row -> Change.of(
                        row.getKey(), row.getValue().unit, row.getValue().score, other.rows.get(row.getKey()).score))
                .toList();
    }

    List<String> names() {
        return List.copyOf(rows.keySet());
    }
}
