package tulip.crawler.bench.run;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import tulip.crawler.lab.Provenance;

/// The results of a benchmark run, and the settings that are needed to repeat it.
///
/// @param ceiling      the site's ceiling; null if it was not measured after all forks, when the site is warm
/// @param python       CPython's times for the same work; null if they were not measured
/// @param interrupted  true if Ctrl-C ended the run
/// @param failure      a sentence that says why the run failed; null if it did not
public record BenchReport(
        BenchPlan plan,
        List<CaseResult> results,
        SiteCeiling ceiling,
        CPython.Times python,
        boolean interrupted,
        String failure) {

    /// The fan-outs, grouped by equal work, the fastest first.
    public List<FanOutRow> fanOuts() {
        return results.stream()
                .map(FanOutRow::of)
                .sorted(Comparator.comparingInt((FanOutRow row) -> row.fanOut().latencyMillis())
                        .thenComparingInt(row -> row.fanOut().fanOut())
                        .thenComparingDouble(row -> row.millis().mean()))
                .toList();
    }

    /// The document of `bench --json`; the README of this module describes it.
    public JsonObject toJson(Provenance provenance) {
        return new BenchDocument(this).toJson().mergeIn(provenance.toJson());
    }

    JsonArray order() {
        var order = new JsonArray();
        for (List<BenchCase> round : plan.order()) {
            order.add(new JsonArray(round.stream().map(this::orderName).toList()));
        }
        return order;
    }

    private String orderName(BenchCase each) {
        return plan.isFanOut() ? each.paramsInWords() : each.label();
    }
}
