package tulip.crawler.race;

import io.vertx.core.json.JsonObject;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;

/// The settings of a lane's JVM.
///
/// @param start        where each crawl starts
/// @param concurrency  fetches in flight at once
/// @param pool         threads of an engine with a pool
/// @param addedMillis  sleep at the end of each crawl
record LaneSettings(EngineKind engine, Url start, int concurrency, int pool, int addedMillis) {
    JsonObject toJson() {
        return new JsonObject()
                .put("engine", engine.id())
                .put("start", start.toString())
                .put("concurrency", concurrency)
                .put("pool", pool)
                .put("addedMillis", addedMillis);
    }

    static LaneSettings fromJson(JsonObject json) {
        return new LaneSettings(
                EngineKind.find(json.getString("engine")).orElseThrow(),
                Url.parse(json.getString("start")),
                json.getInteger("concurrency"),
                json.getInteger("pool"),
                json.getInteger("addedMillis"));
    }
}
