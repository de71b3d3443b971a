package tulip.crawler.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.engine.Parts;

/// How engines of the catalogue fan out. An engine without an entry here is not measured: `sequential` would need
/// a thousand latencies for a thousand requests.
public final class FanOuts {
    private interface Opening {
        FanOut open(Url page, int count, int pool) throws Exception;
    }

    private static final ThreadFactory NAMED =
            Thread.ofPlatform().daemon().name("fan-out-", 1).factory();

    private static final Map<EngineKind, Opening> OPENINGS = new EnumMap<>(Map.<EngineKind, Opening>of(
            EngineKind.THREADS,
            (page, count, pool) -> new BlockingFanOut(pool(pool), new BlockingClientGet(page), count),
            EngineKind.THREAD_PER_REQUEST,
            (page, count, _) ->
                    new BlockingFanOut(Executors.newThreadPerTaskExecutor(NAMED), new BlockingClientGet(page), count),
            EngineKind.VIRTUAL,
            (page, count, _) -> new BlockingFanOut(virtual(), new BlockingClientGet(page), count),
            EngineKind.TULIP,
            (page, count, _) -> new TulipFanOut(page, count, Parts.REFERENCE),
            EngineKind.MINE,
            (page, count, _) ->
                    new TulipFanOut(page, count, OwnParts.ofThisJvm().load()),
            EngineKind.VERTX,
            (page, count, _) -> new VertxFanOut(page, count, count),
            EngineKind.VERTX_VIRTUAL,
            (page, count, _) -> new VertxVirtualFanOut(page, count, count),
            EngineKind.THREADS_HTTPCLIENT,
            (page, count, pool) -> new BlockingFanOut(pool(pool), new JdkClientGet(page), count),
            EngineKind.VIRTUAL_HTTPCLIENT,
            (page, count, _) -> new BlockingFanOut(virtual(), new JdkClientGet(page), count)));

    private FanOuts() {}

    /// The engines that are measured, in the order of the catalogue.
    public static List<EngineKind> engines() {
        return List.copyOf(OPENINGS.keySet());
    }

    /// The names of [#engines].
    public static List<String> ids() {
        return engines().stream().map(EngineKind::id).toList();
    }

    /// Creates client and threads for `count` requests to this page.
    public static FanOut open(EngineKind engine, Url page, int count, int pool) throws Exception {
        return OPENINGS.get(engine).open(page, count, pool);
    }

    /// Creates client and threads for fan-outs of `count` requests, many of which run at once.
    ///
    /// @param connections  the size of the Vert.x connection pools; the other clients have no such limit
    public static FanOut open(EngineKind engine, Url page, int count, int pool, int connections) throws Exception {
        return switch (engine) {
            case VERTX -> new VertxFanOut(page, count, connections);
            case VERTX_VIRTUAL -> new VertxVirtualFanOut(page, count, connections);
            default -> open(engine, page, count, pool);
        };
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(threads, NAMED);
    }

    private static ExecutorService virtual() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
