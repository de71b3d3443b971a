package tulip.crawler.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tulip.crawler.Limits;

/// Names the engines, as the command line and every report do.
public enum EngineKind {
    SEQUENTIAL("sequential", "one thread, one fetch at a time"),
    THREADS("threads", "a fixed pool of platform threads"),
    THREAD_PER_REQUEST("thread-per-request", "a platform thread for each fetch"),
    VIRTUAL("virtual", "a virtual thread for each fetch"),
    VERTX("vertx", "the Vert.x HTTP client on one event loop");

    private final String id;
    private final String waiting;

    EngineKind(String id, String waiting) {
        this.id = id;
        this.waiting = waiting;
    }

    public String id() {
        return id;
    }

    /// Says in a few words how this engine waits.
    public String waiting() {
        return waiting;
    }

    public static Optional<EngineKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /// All names, for a message or a help text.
    public static String ids() {
        return Arrays.stream(values()).map(EngineKind::id).collect(Collectors.joining(", "));
    }

    /// The most fetches that this engine has under way at once.
    public int atOnce(int concurrency, int pool) {
        return switch (this) {
            case SEQUENTIAL -> 1;
            case THREADS -> Math.min(concurrency, pool);
            case THREAD_PER_REQUEST, VIRTUAL, VERTX -> concurrency;
        };
    }

    /// Opens an engine of this kind.
    ///
    /// @param concurrency  fetches that will be in flight at once; sizes the connection pool of `vertx`
    /// @param pool         threads of `threads`; the others ignore it
    public Engine open(Limits limits, int concurrency, int pool) {
        return switch (this) {
            case SEQUENTIAL -> new SequentialEngine(limits);
            case THREADS -> new BlockingEngine(limits, Workers.pool(atOnce(concurrency, pool)));
            case THREAD_PER_REQUEST -> new BlockingEngine(limits, Workers.platformThreadEach());
            case VIRTUAL -> new BlockingEngine(limits, Workers.virtualThreadEach());
            case VERTX -> new VertxEngine(limits, concurrency);
        };
    }
}
