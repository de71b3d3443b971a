package tulip.crawler.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What a user has changed of the Vert.x engines. A JVM gets it as system properties, so that the JVM of a lane or of a
/// benchmark can get it too.
///
/// @param eventLoops   on which the connections of a client are spread; empty: one, on which also the crawl runs
/// @param connections  most connections to a host; empty: as many as fetches are in flight
public record VertxSettings(OptionalInt eventLoops, OptionalInt connections) {
    /// Nothing is changed.
    public static final VertxSettings USUAL = new VertxSettings(OptionalInt.empty(), OptionalInt.empty());

    private static final String EVENT_LOOPS = "tulip.vertx.event-loops";
    private static final String CONNECTIONS = "tulip.vertx.connections";

    /// The settings that this JVM has got.
    public static VertxSettings ofThisJvm() {
        return new VertxSettings(property(EVENT_LOOPS), property(CONNECTIONS));
    }

    private static OptionalInt property(String name) {
        Integer value = Integer.getInteger(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /// The flags that give these settings to another JVM.
    public List<String> flags() {
        List<String> flags = new ArrayList<>();
        eventLoops.ifPresent(loops -> flags.add("-D" + EVENT_LOOPS + "=" + loops));
        connections.ifPresent(most -> flags.add("-D" + CONNECTIONS + "=" + most));
        return List.copyOf(flags);
    }

    /// The number of event loops.
    public int loops() {
        return eventLoops.orElse(1);
    }

    /// For `PoolOptions`: the loops of the connections' own; 0 if they use the loop of the caller.
    public int loopsOfPool() {
        return loops() == 1 ? 0 : loops();
    }
}
