package tulip.crawler.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tulip.crawler.Url;
import tulip.crawler.race.SiteChoice;
import tulip.crawler.race.SiteProcess;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// Measures one request that makes many others: how long until the last of them is answered?
///
/// The site is in another JVM: the one whose address [#SITE] names, or, run by JMH alone, one of its own.
/// Clients and threads are made before the first iteration; a failed or short answer fails the result.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms64m", "-Xmx512m", "-XX:+UseSerialGC"})
public class FanOutBenchmark {
    /// The system property with the address of a site that has the right latency.
    public static final String SITE = "tulip.bench.site";

    @Param({
        "threads",
        "thread-per-request",
        "virtual",
        "vertx",
        "vertx-virtual",
        "threads-httpclient",
        "virtual-httpclient"
    })
    String engine;

    @Param({"10", "100", "1000"})
    int fanOut;

    @Param("50")
    int latencyMillis;

    @Param("100")
    int pool;

    private SiteProcess ownSite; // null if there is one already
    private FanOut requests;
    private long expectedBytes;

    /// A single small page, which answers after the latency.
    public static SiteChoice site(int latencyMillis) {
        return new SiteChoice.Generated(new SiteSpec(1, 1, Shape.STAR, 256, 1), new Latency.Fixed(latencyMillis));
    }

    @Setup(Level.Trial)
    public void open() throws Exception {
        FanOutVariant variant = FanOutVariant.parse(engine);
        Url page = page();
        try (var once = new BlockingClientGet(page)) {
            expectedBytes = (long) once.get() * fanOut;
        }
        requests = variant.open(page, fanOut, pool);
    }

    private Url page() throws IOException {
        String address = System.getProperty(SITE);
        if (address != null) {
            return Url.parse(address);
        }
        ownSite = SiteProcess.start(site(latencyMillis));
        return ownSite.start();
    }

    @Benchmark
    public long fanOut() throws Exception {
        long bytes = requests.getAll();
        if (bytes != expectedBytes) {
            throw new IOException("the answers have " + bytes + " bytes instead of " + expectedBytes);
        }
        return bytes;
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        if (requests != null) {
            requests.close();
        }
        if (ownSite != null) {
            ownSite.close();
        }
    }
}
