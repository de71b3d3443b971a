package tulip.runner.stage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// What a look into the lanes' JVMs has shown: a table, and where the files are.
///
/// @param rows  a lane's name, and its figures or a sentence that says why there are none
record Look(String title, List<String> columns, List<List<String>> rows, String note) {
    JsonObject toJson() {
        var lines = new JsonArray();
        rows.forEach(row -> lines.add(new JsonArray(row)));
        return new JsonObject()
                .put("title", title)
                .put("columns", new JsonArray(columns))
                .put("rows", lines)
                .put("note", note);
    }
}
