package tulip.crawler.bench.run;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import tulip.crawler.race.Provenance;

/// What a run of benchmarks found, and all that is needed to repeat it.
///
/// @param ceiling      of the site; null if it was not measured
/// @param python       what CPython took at the same; null if that was not measured
/// @param interrupted  true if the run was ended before its time
/// @param failure      the sentence that says what ended it; null if nothing did
public record BenchReport(
        BenchPlan plan,
        List<CaseResult> results,
        SiteCeiling ceiling,
        CPython.Times python,
        boolean interrupted,
        String failure) {

    /// The fan-outs: those with the same work side by side, the fastest first.
    public List<FanOutRow> fanOuts() {
        return results.stream()
                .map(FanOutRow::of)
                .sorted(Comparator.comparingInt((FanOutRow row) -> row.fanOut().latencyMillis())
                        .thenComparingInt(row -> row.fanOut().fanOut())
                        .thenComparingDouble(row -> row.millis().mean()))
                .toList();
    }

    /// The document of `bench --json`, which the crawler's chapter describes.
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
