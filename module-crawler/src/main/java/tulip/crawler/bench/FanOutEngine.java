package tulip.crawler.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import tulip.crawler.Url;

/// Names the ways to fan out that are compared.
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

    /// All names, for a message or a help text.
    public static String ids() {
        return Arrays.stream(values()).map(FanOutEngine::id).collect(Collectors.joining(", "));
    }

    /// Says whether it uses the one client of all controlled engines, so that only the threads differ.
    public boolean controlled() {
        return this == THREADS || this == THREAD_PER_REQUEST || this == VIRTUAL;
    }

    /// Says whether its number of threads is the `pool` parameter; the others have no use for it.
    public boolean pooled() {
        return this == THREADS || this == THREADS_HTTPCLIENT;
    }

    /// The most requests that it has under variant at once.
    public int atOnce(int fanOut, int pool) {
        return pooled() ? Math.min(fanOut, pool) : fanOut;
    }

    /// Makes client and threads for fanning out to `count` requests of this page.
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
