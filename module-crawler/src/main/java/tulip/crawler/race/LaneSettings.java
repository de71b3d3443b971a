package tulip.crawler.race;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import tulip.crawler.Limits;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteChoice;

/// The settings of a lane's JVM.
///
/// @param concurrency  fetches in flight at once
/// @param pool         threads of an engine with a pool
/// @param addedMillis  sleep at the end of each crawl
/// @param limits       of each fetch
/// @param attempts     how often a failed fetch is sent at most
/// @param countPins    whether to count how often a virtual thread is pinned to its carrier
/// @param ownSite      a site that the lane serves itself, and crawls instead
record LaneSettings(
        EngineKind engine,
        int concurrency,
        int pool,
        int addedMillis,
        Limits limits,
        int attempts,
        boolean countPins,
        Optional<SiteChoice> ownSite) {
    JsonObject toJson() {
        return new JsonObject()
                .put("engine", engine.id())
                .put("concurrency", concurrency)
                .put("pool", pool)
                .put("addedMillis", addedMillis)
                .put("connectMillis", limits.connectTimeout().toMillis())
                .put("firstByteMillis", limits.firstByteTimeout().toMillis())
                .put("responseMillis", limits.responseTimeout().toMillis())
                .put("maxHeadBytes", limits.maxHeadBytes())
                .put("maxBodyBytes", limits.maxBodyBytes())
                .put("attempts", attempts)
                .put("countPins", countPins)
                .put("ownSite", ownSite.map(SiteChoice::toJson).orElse(null));
    }

    static LaneSettings fromJson(JsonObject json) {
        return new LaneSettings(
                EngineKind.find(json.getString("engine")).orElseThrow(),
                json.getInteger("concurrency"),
                json.getInteger("pool"),
                json.getInteger("addedMillis"),
                new Limits(
                        Duration.ofMillis(json.getLong("connectMillis")),
                        Duration.ofMillis(json.getLong("firstByteMillis")),
                        Duration.ofMillis(json.getLong("responseMillis")),
                        json.getInteger("maxHeadBytes"),
                        json.getInteger("maxBodyBytes")),
                json.getInteger("attempts"),
                json.getBoolean("countPins"),
                Optional.ofNullable(json.getJsonObject("ownSite")).map(SiteChoice::fromJson));
    }
}
