package tulip.crawler.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import tulip.crawler.Url;

/// The ways to fan out that the benchmark compares.
public enum FanOutEngine {
    THREADS("threads"),
    THREAD_PER_REQUEST("thread-per-request"),
    VIRTUAL("virtual"),
    VERTX("vertx"),
    VERTX_VIRTUAL("vertx-virtual"),
    THREADS_HTTPCLIENT("threads-httpclient"),
    VIRTUAL_HTTPCLIENT("virtual-httpclient");

    private static final ThreadFactory NAMED =
            Thread.ofPlatform().daemon().name("fan-out-", 1).factory();

    private final String id;

    FanOutEngine(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<FanOutEngine> find(String id) {
        return Arrays.stream(values()).filter(engine -> engine.id.equals(id)).findFirst();
    }

    /// All names, separated by commas, for a message or a help text.
    public static String ids() {
        return Arrays.stream(values()).map(FanOutEngine::id).collect(Collectors.joining(", "));
    }

    /// Says whether this engine uses [tulip.crawler.engine.BlockingClient]. Controlled engines differ only in their
    /// threads.
    public boolean controlled() {
        return this == THREADS || this == THREAD_PER_REQUEST || this == VIRTUAL;
    }

    /// Says whether the `pool` parameter sets the number of threads; other engines ignore it.
    public boolean pooled() {
        return this == THREADS || this == THREADS_HTTPCLIENT;
    }

    /// The maximum number of requests in flight.
    public int atOnce(int fanOut, int pool) {
        return pooled() ? Math.min(fanOut, pool) : fanOut;
    }

    /// Creates client and threads for `count` requests to this page.
    public FanOut open(Url page, int count, int pool) throws Exception {
        return switch (this) {
            case THREADS -> new BlockingFanOut(pool(pool), new BlockingClientGet(page), count);
            case THREAD_PER_REQUEST ->
                new BlockingFanOut(Executors.newThreadPerTaskExecutor(NAMED), new BlockingClientGet(page), count);
            case VIRTUAL -> new BlockingFanOut(virtual(), new BlockingClientGet(page), count);
            case VERTX -> new VertxFanOut(page, count);
            case VERTX_VIRTUAL -> new VertxVirtualFanOut(page, count);
            case THREADS_HTTPCLIENT -> new BlockingFanOut(pool(pool), new JdkClientGet(page), count);
            case VIRTUAL_HTTPCLIENT -> new BlockingFanOut(virtual(), new JdkClientGet(page), count);
        };
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(threads, NAMED);
    }

    private static ExecutorService virtual() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
