package tulip.crawler.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tulip.crawler.Limits;
import tulip.crawler.Pages;

/// The engines, with the names that the command line and every report use.
public enum EngineKind {
    SEQUENTIAL("sequential", "one thread, one fetch at a time"),
    THREADS("threads", "a fixed pool of platform threads"),
    THREAD_PER_REQUEST("thread-per-request", "a platform thread for each fetch"),
    VIRTUAL("virtual", "a virtual thread for each fetch"),
    VERTX("vertx", "callbacks of the Vert.x client on one event loop"),
    VERTX_VIRTUAL("vertx-virtual", "a virtual thread for each fetch, which awaits the Vert.x client"),
    THREADS_HTTPCLIENT("threads-httpclient", "a fixed pool of platform threads, on java.net.http"),
    VIRTUAL_HTTPCLIENT("virtual-httpclient", "a virtual thread for each fetch, on java.net.http");

    private final String id;
    private final String waiting;

    EngineKind(String id, String waiting) {
        this.id = id;
        this.waiting = waiting;
    }

    public String id() {
        return id;
    }

    /// How this engine waits, in a few words.
    public String waiting() {
        return waiting;
    }

    public static Optional<EngineKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /// All names, separated by commas, for a message or a help text.
    public static String ids() {
        return Arrays.stream(values()).map(EngineKind::id).collect(Collectors.joining(", "));
    }

    /// The maximum number of fetches that this engine has in flight.
    public int atOnce(int concurrency, int pool) {
        return switch (this) {
            case SEQUENTIAL -> 1;
            case THREADS, THREADS_HTTPCLIENT -> Math.min(concurrency, pool);
            case THREAD_PER_REQUEST, VIRTUAL, VERTX, VERTX_VIRTUAL, VIRTUAL_HTTPCLIENT -> concurrency;
        };
    }

    /// Says whether this engine uses [BlockingClient]. Controlled engines differ only in their threads.
    public boolean controlled() {
        return switch (this) {
            case SEQUENTIAL, THREADS, THREAD_PER_REQUEST, VIRTUAL -> true;
            case VERTX, VERTX_VIRTUAL, THREADS_HTTPCLIENT, VIRTUAL_HTTPCLIENT -> false;
        };
    }

    /// Opens an engine of this kind.
    ///
    /// @param concurrency  fetches in flight at once; also the size of the Vert.x connection pools
    /// @param pool         threads of `threads` and `threads-httpclient`; the others ignore it
    public Engine open(Limits limits, int concurrency, int pool) {
        return open(limits, concurrency, pool, Pages::outcome);
    }

    /// Opens an engine that reads pages with this function (`sequential` reads them as usual).
    Engine open(Limits limits, int concurrency, int pool, Parser.Function pages) {
        return switch (this) {
            case SEQUENTIAL -> new SequentialEngine(limits);
            case THREADS -> own(limits, pages, Workers.pool(atOnce(concurrency, pool)));
            case THREAD_PER_REQUEST -> own(limits, pages, Workers.platformThreadEach());
            case VIRTUAL -> own(limits, pages, Workers.virtualThreadEach());
            case VERTX -> new VertxEngine(limits, concurrency, new Parser(pages, limits));
            case VERTX_VIRTUAL -> {
                var client = new VertxAwaitClient(limits, concurrency);
                yield new BlockingEngine(new Parser(pages, limits), client, client.workers());
            }
            case THREADS_HTTPCLIENT -> jdk(limits, pages, Workers.pool(atOnce(concurrency, pool)));
            case VIRTUAL_HTTPCLIENT -> jdk(limits, pages, Workers.virtualThreadEach());
        };
    }

    private static Engine own(Limits limits, Parser.Function pages, Workers workers) {
        return new BlockingEngine(new Parser(pages, limits), new BlockingClient(limits), workers);
    }

    private static Engine jdk(Limits limits, Parser.Function pages, Workers workers) {
        return new BlockingEngine(new Parser(pages, limits), new JdkClient(limits), workers);
    }
}
