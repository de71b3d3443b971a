package tulip.runner.stage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import tulip.crawler.stage.StageEvent;
import tulip.crawler.stage.Vitals;

/// Writes the events of a scenario as JSON, for the page and for recordings, and reads them.
///
/// A number that is not known ([Double#NaN]) is null in JSON. Numbers have at most three decimals.
final class EventCodec {
    private EventCodec() {}

    /// An event as `[millis, {"e": …}]`.
    static JsonArray toJson(Moment moment) {
        return new JsonArray().add(moment.millis()).add(toJson(moment.event()));
    }

    private static JsonObject toJson(StageEvent event) {
        return switch (event) {
            case StageEvent.Lanes(var names, double ideal, String quantity) ->
                of("lanes")
                        .put("names", new JsonArray(names))
                        .put("ideal", number(ideal))
                        .put("quantity", quantity);
            case StageEvent.Now(String sentence) -> of("now").put("text", sentence);
            case StageEvent.Begun(String lane, String what) ->
                of("begun").put("lane", lane).put("text", what);
            case StageEvent.Progress(String lane, double millis, double done, double value) ->
                of("at").put("lane", lane)
                        .put("ms", number(millis))
                        .put("done", number(done))
                        .put("value", number(value));
            case StageEvent.Uses(String lane, Vitals vitals) ->
                of("uses").put("lane", lane).mergeIn(toJson(vitals));
            case StageEvent.Finished(String lane, double millis) ->
                of("finished").put("lane", lane).put("ms", number(millis));
            case StageEvent.Lost(String lane, String why) ->
                of("lost").put("lane", lane).put("text", why);
            case StageEvent.Looked(String how, String sentence) ->
                of("looked").put("how", how).put("text", sentence);
            case StageEvent.Table(var columns, var rows) ->
                of("table").put("columns", new JsonArray(columns)).put("rows", rows(rows));
            case StageEvent.Why(var sentences) -> of("why").put("sentences", new JsonArray(sentences));
            case StageEvent.Ended(boolean interrupted, JsonObject result) ->
                of("ended").put("interrupted", interrupted).put("result", result);
        };
    }

    private static JsonObject of(String kind) {
        return new JsonObject().put("e", kind);
    }

    private static JsonObject toJson(Vitals vitals) {
        return new JsonObject()
                .put("threads", vitals.platformThreads())
                .put("mounted", vitals.mounted())
                .put("queued", vitals.queued())
                .put("rss", number(vitals.rssMegabytes()))
                .put("heap", number(vitals.heapMegabytes()))
                .put("gc", vitals.gcMillis())
                .put("cpu", number(vitals.cpuSeconds()))
                .put("switches", vitals.contextSwitches());
    }

    private static JsonArray rows(List<List<String>> rows) {
        var array = new JsonArray();
        rows.forEach(row -> array.add(new JsonArray(row)));
        return array;
    }

    private static Number number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double rounded = Math.round(value * 1000) / 1000.0;
        return rounded == Math.rint(rounded) ? (Number) (long) rounded : (Number) rounded;
    }

    /// Reads what [#toJson] has written.
    ///
    /// @throws IllegalArgumentException with a sentence, if this is no event
    static Moment fromJson(JsonArray pair) {
        try {
            return new Moment(pair.getLong(0), event(pair.getJsonObject(1)));
        } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException("this is no event of a scenario: " + shortened(pair.encode()), wrong);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + " …";
    }

    private static StageEvent event(JsonObject json) {
        return switch (json.getString("e")) {
            case "lanes" ->
                new StageEvent.Lanes(strings(json.getJsonArray("names")), real(json, "ideal"), text(json, "quantity"));
            case "now" -> new StageEvent.Now(text(json, "text"));
            case "begun" -> new StageEvent.Begun(text(json, "lane"), text(json, "text"));
            case "at" ->
                new StageEvent.Progress(text(json, "lane"), real(json, "ms"), real(json, "done"), real(json, "value"));
            case "uses" -> new StageEvent.Uses(text(json, "lane"), vitals(json));
            case "finished" -> new StageEvent.Finished(text(json, "lane"), real(json, "ms"));
            case "lost" -> new StageEvent.Lost(text(json, "lane"), text(json, "text"));
            case "looked" -> new StageEvent.Looked(text(json, "how"), text(json, "text"));
            case "table" -> table(json);
            case "why" -> new StageEvent.Why(strings(json.getJsonArray("sentences")));
            case "ended" -> new StageEvent.Ended(json.getBoolean("interrupted"), json.getJsonObject("result"));
            case String unknown -> throw new IllegalArgumentException("there is no kind of event '" + unknown + "'");
        };
    }

    private static StageEvent.Table table(JsonObject json) {
        List<List<String>> rows = json.getJsonArray("rows").stream()
                .map(JsonArray.class::cast)
                .map(EventCodec::strings)
                .toList();
        return new StageEvent.Table(strings(json.getJsonArray("columns")), rows);
    }

    private static Vitals vitals(JsonObject json) {
        return new Vitals(
                json.getInteger("threads"),
                json.getInteger("mounted"),
                json.getLong("queued"),
                real(json, "rss"),
                real(json, "heap"),
                json.getLong("gc"),
                real(json, "cpu"),
                json.getLong("switches"));
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }

    private static String text(JsonObject json, String name) {
        return Objects.requireNonNull(json.getString(name), name);
    }

    private static double real(JsonObject json, String name) {
        Double value = json.getDouble(name);
        return value == null ? Double.NaN : value;
    }
}
