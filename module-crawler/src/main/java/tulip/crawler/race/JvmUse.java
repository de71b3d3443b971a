package tulip.crawler.race;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a JVM did besides its crawl, during one round. A figure that the JVM does not tell is empty.
///
/// @param mounted      the most virtual threads that ran on a carrier, as seen about every 50 ms
/// @param queued       the most virtual threads that could run and waited for a carrier, seen likewise
/// @param collections  of garbage
/// @param gcMillis     time that they took
public record JvmUse(OptionalInt mounted, OptionalLong queued, OptionalLong collections, OptionalLong gcMillis) {
    public static final JvmUse UNKNOWN =
            new JvmUse(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    JsonObject toJson() {
        return new JsonObject()
                .put("mounted", mounted.isPresent() ? mounted.getAsInt() : null)
                .put("queued", orNull(queued))
                .put("collections", orNull(collections))
                .put("gcMillis", orNull(gcMillis));
    }

    /// Reads what [#toJson] has written, as a part of a larger object.
    static JvmUse fromJson(JsonObject json) {
        return new JvmUse(
                Optional.ofNullable(json.getInteger("mounted"))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                orEmpty(json.getLong("queued")),
                orEmpty(json.getLong("collections")),
                orEmpty(json.getLong("gcMillis")));
    }

    private static Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static OptionalLong orEmpty(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
