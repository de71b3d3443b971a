package tulip.crawler.bench.run;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import tulip.crawler.lab.ResultHead;
import tulip.crawler.lab.SiteProcess;

/// Writes a report as JSON.
final class BenchDocument {
    private final BenchReport report;

    BenchDocument(BenchReport report) {
        this.report = report;
    }

    JsonObject toJson() {
        var rows = new JsonArray();
        JsonObject document = ResultHead.of("bench");
        if (report.plan().isFanOut()) {
            List<FanOutRow> fanOuts = report.fanOuts();
            fanOuts.forEach(row -> rows.add(row(row)));
            document.put("idealMillis", idealMillis()).put("rows", rows).put("comparisons", comparisons(fanOuts));
        } else {
            report.results().forEach(result -> rows.add(row(result)));
            document.put("rows", rows);
            document.put(
                    "python", report.python() == null ? null : report.python().toJson());
        }
        return document.put(
                        "site",
                        report.ceiling() == null ? null : report.ceiling().toJson())
                .put("interrupted", report.interrupted())
                .put("failure", report.failure())
                .put("settings", settings());
    }

    /// The latency, if it is the same in all rows.
    private Integer idealMillis() {
        List<Integer> latencies = report.plan().cases().stream()
                .map(each -> FanOutCase.of(each).latencyMillis())
                .distinct()
                .toList();
        return latencies.size() == 1 ? latencies.getFirst() : null;
    }

    private static JsonObject row(FanOutRow row) {
        FanOutCase fanOut = row.fanOut();
        Interval millis = row.millis();
        var json = new JsonObject()
                .put("engine", row.engine())
                .put("fanOut", fanOut.fanOut())
                .put("latencyMillis", fanOut.latencyMillis())
                .put("pool", fanOut.engine().pooled() ? fanOut.pool() : null)
                .put("controlled", fanOut.engine().controlled())
                .put("millis", orNull(millis.mean()))
                .put("errorMillis", orNull(millis.error()))
                .put("ratio", orNull(row.ratio()))
                .put("ownIdealMillis", fanOut.ownIdealMillis())
                .put("clientCpuMillis", orNull(row.result().cpuMillis()))
                .put("siteCpuMillis", orNull(row.result().siteCpuMillis()))
                .mergeIn(process(row.result()));
        return json.put("forks", forks(row.result(), "millis", row.result().unitMillis()));
    }

    private static JsonObject row(CaseResult result) {
        Interval score = result.score();
        var params = new JsonObject();
        result.benchCase().params().forEach(params::put);
        var secondary = new JsonObject();
        result.secondary()
                .forEach((label, other) -> secondary.put(
                        label,
                        new JsonObject().put("score", orNull(other.score())).put("unit", other.unit())));
        return new JsonObject()
                .put("benchmark", result.benchCase().benchmark())
                .put("mode", result.mode().shortLabel())
                .put("params", params)
                .put("score", orNull(score.mean()))
                .put("error", orNull(score.error()))
                .put("unit", result.unit())
                .put("secondary", secondary)
                .put("cpuMillisPerOperation", orNull(result.cpuMillis()))
                .mergeIn(process(result))
                .put("forks", forks(result, "scores", 1));
    }

    private static JsonObject process(CaseResult result) {
        return new JsonObject()
                .put("peakRssMegabytes", orNull(result.peakRssMegabytes()))
                .put("platformThreads", result.platformThreads());
    }

    private static JsonArray forks(CaseResult result, String name, double factor) {
        var forks = new JsonArray();
        for (Fork fork : result.forks()) {
            forks.add(new JsonObject()
                    .put("round", fork.round())
                    .put(name, array(fork.scores(), factor))
                    .put("clientCpuMillis", array(fork.cpuMillis(), 1))
                    .put("siteCpuMillis", array(fork.siteCpuMillis(), 1))
                    .put("peakRssMegabytes", orNull(fork.peakRssMegabytes()))
                    .put("platformThreads", fork.platformThreads()));
        }
        return forks;
    }

    /// Every pair of rows with the same work, the slower row first.
    private static JsonArray comparisons(List<FanOutRow> rows) {
        var pairs = new JsonArray();
        for (FanOutRow faster : rows) {
            for (FanOutRow slower : rows.subList(rows.indexOf(faster) + 1, rows.size())) {
                if (faster.isComparableWith(slower)) {
                    Interval ratio = slower.dividedBy(faster);
                    pairs.add(new JsonObject()
                            .put("slower", slower.engine())
                            .put("faster", faster.engine())
                            .put("fanOut", faster.fanOut().fanOut())
                            .put("latencyMillis", faster.fanOut().latencyMillis())
                            .put("ratio", orNull(ratio.mean()))
                            .put("errorRatio", orNull(ratio.error()))
                            .put("differs", slower.millis().differs(faster.millis())));
                }
            }
        }
        return pairs;
    }

    private JsonObject settings() {
        var cases = new JsonArray();
        for (BenchCase each : report.plan().cases()) {
            cases.add(new JsonObject()
                    .put("benchmark", each.benchmark())
                    .put("params", each.paramsInWords())
                    .put("forks", report.plan().forks(each))
                    .mergeIn(report.plan().times(each).toJson()));
        }
        return new JsonObject()
                .put("cases", cases)
                .put("seed", report.plan().seed())
                .put("order", report.order())
                .put("confidenceOverIterations", Interval.OVER_ITERATIONS)
                .put("confidenceOverForks", Interval.OVER_FORKS)
                .put("flags", new JsonArray(report.plan().flags()))
                .put("site", new JsonArray(report.plan().site().options()))
                .put("siteFlags", new JsonArray(SiteProcess.FLAGS))
                .mergeIn(report.plan().tuning().toJson());
    }

    private static JsonArray array(double[] values, double factor) {
        return new JsonArray(
                Arrays.stream(values).mapToObj(value -> value * factor).toList());
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
