package tulip.crawler.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tulip.crawler.Limits;
import tulip.crawler.Pages;
import tulip.crawler.Rules;
import tulip.crawler.guard.Access;

/// The catalogue of engines. Command line, help texts, reports, benchmark and chapter take names and words from
/// here. So a new engine is one entry.
public enum EngineKind {
    SEQUENTIAL(
            "sequential",
            "in the caller's thread, one fetch at a time",
            Stack.OURS,
            AtOnce.ONE,
            (limits, access, _, _) -> new SequentialEngine(limits, access)),
    THREADS(
            "threads",
            "a fixed pool of platform threads",
            Stack.OURS,
            AtOnce.POOL,
            (limits, access, threads, pages) -> own(limits, access, pages, Workers.pool(threads))),
    THREAD_PER_REQUEST(
            "thread-per-request",
            "a platform thread for each fetch",
            Stack.OURS,
            AtOnce.CONCURRENCY,
            (limits, access, _, pages) -> own(limits, access, pages, Workers.platformThreadEach())),
    VIRTUAL(
            "virtual",
            "a virtual thread for each fetch",
            Stack.OURS,
            AtOnce.CONCURRENCY,
            (limits, access, _, pages) -> own(limits, access, pages, Workers.virtualThreadEach())),
    TULIP(
            "tulip",
            "a task for each fetch, on the workshop's own event loop",
            Stack.LOOP,
            AtOnce.CONCURRENCY,
            (limits, access, workers, pages) ->
                    new TulipEngine(limits, access, workers, new Parser(pages, limits), Parts.REFERENCE)),
    MINE(
            "mine",
            "as tulip, on the parts that the participant has written",
            Stack.LOOP,
            AtOnce.CONCURRENCY,
            (limits, access, workers, pages) -> OwnParts.ofThisJvm().open(limits, access, workers, pages)),
    VERTX(
            "vertx",
            "callbacks on one event loop",
            Stack.VERTX,
            AtOnce.CONCURRENCY,
            (limits, access, connections, pages) ->
                    new VertxEngine(limits, access, connections, new Parser(pages, limits))),
    VERTX_VIRTUAL(
            "vertx-virtual",
            "a virtual thread for each fetch, which awaits a Vert.x future",
            Stack.VERTX,
            AtOnce.CONCURRENCY,
            EngineKind::await),
    THREADS_HTTPCLIENT(
            "threads-httpclient",
            "a fixed pool of platform threads",
            Stack.JDK,
            AtOnce.POOL,
            (limits, access, threads, pages) -> jdk(limits, access, pages, Workers.pool(threads))),
    VIRTUAL_HTTPCLIENT(
            "virtual-httpclient",
            "a virtual thread for each fetch",
            Stack.JDK,
            AtOnce.CONCURRENCY,
            (limits, access, _, pages) -> jdk(limits, access, pages, Workers.virtualThreadEach()));

    /// An HTTP client with its parser and its pool of connections.
    private enum Stack {
        OURS("BlockingClient"),
        LOOP("TulipClient"),
        VERTX("Vert.x HttpClient"),
        JDK("java.net.http.HttpClient");

        final String client;

        Stack(String client) {
            this.client = client;
        }
    }

    /// What limits the number of fetches in flight.
    private enum AtOnce {
        ONE,
        POOL,
        CONCURRENCY
    }

    private interface Opening {
        Engine open(Limits limits, Access access, int atOnce, Parser.Function pages);
    }

    private final String id;
    private final String waiting;
    private final Stack stack;
    private final AtOnce atOnce;

    @SuppressWarnings("ImmutableEnumChecker") // it has no state
    private final Opening opening;

    EngineKind(String id, String waiting, Stack stack, AtOnce atOnce, Opening opening) {
        this.id = id;
        this.waiting = waiting;
        this.stack = stack;
        this.atOnce = atOnce;
        this.opening = opening;
    }

    public String id() {
        return id;
    }

    /// How this engine waits, in a few words.
    public String waiting() {
        return waiting;
    }

    /// The name of this engine's HTTP client.
    public String client() {
        return stack.client;
    }

    public static Optional<EngineKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /// All names.
    public static List<String> ids() {
        return Arrays.stream(values()).map(EngineKind::id).toList();
    }

    /// The maximum number of fetches that this engine has in flight.
    public int atOnce(int concurrency, int pool) {
        return switch (atOnce) {
            case ONE -> 1;
            case POOL -> Math.min(concurrency, pool);
            case CONCURRENCY -> concurrency;
        };
    }

    /// Says whether this engine has a pool of threads; other engines ignore the size of the pool.
    public boolean pooled() {
        return atOnce == AtOnce.POOL;
    }

    /// Says whether this engine uses our own client ([KeepAliveClient]). Controlled engines differ only in how
    /// they wait: which threads block, or that tasks wait.
    public boolean controlled() {
        return stack == Stack.OURS || stack == Stack.LOOP;
    }

    /// The rules of a crawl on this engine: those of the caller, but `mine` has some of its own.
    public Rules rules(Rules usual) {
        return this == MINE ? OwnParts.ofThisJvm().rules(usual) : usual;
    }

    /// Opens an engine of this kind for sites on this machine.
    ///
    /// @param concurrency  fetches in flight at once; also the size of the Vert.x connection pools
    /// @param pool         threads of an engine with a pool
    public Engine open(Limits limits, int concurrency, int pool) {
        return open(limits, Access.LOOPBACK, concurrency, pool);
    }

    /// Opens an engine of this kind.
    ///
    /// @param access  which hosts it may reach
    public Engine open(Limits limits, Access access, int concurrency, int pool) {
        return open(limits, access, concurrency, pool, Pages::outcome);
    }

    /// Opens an engine that reads pages with this function (`sequential` reads them as usual).
    Engine open(Limits limits, Access access, int concurrency, int pool, Parser.Function pages) {
        return opening.open(limits, access, atOnce(concurrency, pool), pages);
    }

    private static Engine own(Limits limits, Access access, Parser.Function pages, Workers workers) {
        return new BlockingEngine(new Parser(pages, limits), new BlockingClient(limits, access), workers);
    }

    private static Engine jdk(Limits limits, Access access, Parser.Function pages, Workers workers) {
        return new BlockingEngine(new Parser(pages, limits), new JdkClient(limits, access), workers);
    }

    private static Engine await(Limits limits, Access access, int connections, Parser.Function pages) {
        var client = new VertxAwaitClient(limits, access, connections);
        return new BlockingEngine(new Parser(pages, limits), client, client.workers());
    }
}
