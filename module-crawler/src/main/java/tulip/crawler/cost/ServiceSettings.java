package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;

/// The settings of the service's JVM.
///
/// @param page         what the service gets from the site
/// @param fanOut       how many times for one request
/// @param pool         threads of an engine with a pool
/// @param atOnce       the most requests that the service works on at once; it refuses others with 503
/// @param addedMillis  processor time that is added to each request
record ServiceSettings(EngineKind engine, Url page, int fanOut, int pool, int atOnce, int addedMillis) {
    JsonObject toJson() {
        return new JsonObject()
                .put("engine", engine.id())
                .put("page", page.toString())
                .put("fanOut", fanOut)
                .put("pool", pool)
                .put("atOnce", atOnce)
                .put("addedMillis", addedMillis);
    }

    static ServiceSettings fromJson(JsonObject json) {
        return new ServiceSettings(
                EngineKind.find(json.getString("engine")).orElseThrow(),
                Url.parse(json.getString("page")),
                json.getInteger("fanOut"),
                json.getInteger("pool"),
                json.getInteger("atOnce"),
                json.getInteger("addedMillis"));
    }
}
