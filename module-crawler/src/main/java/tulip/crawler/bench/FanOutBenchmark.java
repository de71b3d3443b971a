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
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// Measures the time from one request, which sends many others, until the last of them is answered.
///
/// The site runs in another JVM. Its address is in the property [#SITE]; without the property the benchmark starts a
/// site itself. Clients and threads are created before the first iteration. A failed or short response fails the
/// benchmark.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"})
public class FanOutBenchmark {
    /// The system property with the address of the site, whose latency must already be set.
    public static final String SITE = "tulip.bench.site";

    /// A [FanOutVariant]. `./tulip bench` says which; the default is for a run by JMH alone.
    @Param("virtual")
    String engine;

    @Param({"10", "100", "1000"})
    int fanOut;

    @Param("50")
    int latencyMillis;

    @Param("100")
    int pool;

    private SiteProcess ownSite; // null if SITE is set
    private FanOut requests;
    private long expectedBytes;

    /// A site with one small page and this latency.
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
            throw new IOException("the responses have " + bytes + " bytes instead of " + expectedBytes);
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
