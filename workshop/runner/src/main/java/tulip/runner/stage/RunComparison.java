package tulip.runner.stage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import tulip.crawler.race.RaceWords;

/// Puts a run beside the run before it.
final class RunComparison {
    private RunComparison() {}

    /// A table, and a sentence that says how far it can be trusted.
    ///
    /// @param moments  of the run that is shown, so far
    /// @param now      the run that is shown; empty if it has not ended
    static JsonObject toJson(Recording before, List<Moment> moments, Optional<Recording> now) {
        Scene shown = Scene.of(moments);
        Scene earlier = Scene.of(before.moments());
        var rows = new JsonArray();
        for (String lane : shown.names()) {
            if (cells(shown, lane).isEmpty() && cells(earlier, lane).isEmpty()) {
                continue; // a lane that is not compared, as the floor
            }
            String change = now.flatMap(run -> RaceWords.change(before.result(), run.result(), lane))
                    .orElse("");
            rows.add(new JsonArray()
                    .add(lane)
                    .add(cells(earlier, lane))
                    .add(cells(shown, lane))
                    .add(change));
        }
        return new JsonObject()
                .put(
                        "columns",
                        new JsonArray()
                                .add("")
                                .add("the run before")
                                .add("this run")
                                .add("this : before"))
                .put("rows", rows)
                .put(
                        "note",
                        "The two runs came one after the other, so a difference may also be the machine's. The lanes of"
                                + " one run take turns, so they can be compared.");
    }

    /// The first two figures of a lane.
    private static String cells(Scene scene, String lane) {
        Optional<List<String>> row = scene.table().rows().stream()
                .filter(each -> each.getFirst().equals(lane))
                .findFirst();
        return row.map(each -> each.size() < 3 ? each.getLast() : each.get(1) + "  (" + each.get(2) + ")")
                .orElse("");
    }
}
