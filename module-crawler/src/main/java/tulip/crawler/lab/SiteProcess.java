package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import tulip.crawler.Url;
import tulip.crawler.site.Latency;

/// A site in a JVM of its own, so that the site's work is not measured as work of the crawler.
public final class SiteProcess implements AutoCloseable {
    public static final List<String> FLAGS = ChildJvm.withAccess("-Xmx1g", "-XX:+UseSerialGC");

    private final ChildJvm jvm;
    private final Url start;

    private SiteProcess(ChildJvm jvm) {
        this.jvm = jvm;
        this.start = Url.parse(jvm.ready().getString("url"));
    }

    private static List<String> flags() {
        return Stream.concat(FLAGS.stream(), ChildCache.flags().stream()).toList();
    }

    /// Starts the server and waits until clients can connect.
    ///
    /// @throws IOException with a sentence for the user
    public static SiteProcess start(SiteChoice choice) throws IOException {
        return start(SiteMain.class, choice.toJson());
    }

    /// Starts the server through another program, such as `taskset -c 1`.
    ///
    /// @throws IOException with a sentence for the user
    public static SiteProcess start(List<String> launcher, SiteChoice choice) throws IOException {
        return start(launcher, List.of(), choice);
    }

    /// Starts the server through another program.
    ///
    /// @param more  flags of its JVM beside [#FLAGS]
    /// @throws IOException with a sentence for the user
    public static SiteProcess start(List<String> launcher, List<String> more, SiteChoice choice) throws IOException {
        List<String> flags = Stream.concat(flags().stream(), more.stream()).toList();
        return new SiteProcess(new ChildJvm("the site", launcher, flags, SiteMain.class, choice.toJson()));
    }

    /// Starts the server of this main class, which speaks as [SiteMain] does.
    ///
    /// @throws IOException with a sentence for the user
    public static SiteProcess start(Class<?> main, JsonObject settings) throws IOException {
        return new SiteProcess(new ChildJvm("the site", flags(), main, settings));
    }

    /// The address of the start page.
    public Url start() {
        return start;
    }

    /// Asks for `requests`, `cpuNanos` and `openConnections`. The first two are totals since the server started.
    public JsonObject stats() throws IOException {
        jvm.send("stats");
        return jvm.receive();
    }

    /// Changes the latency of requests that arrive after this call.
    public void setLatency(Latency latency) throws IOException {
        jvm.send("latency " + latency);
        jvm.receive();
    }

    /// Checks that the server still runs. Waits a moment first, since the server may be about to end.
    ///
    /// @throws IOException with a sentence for the user, if the server has ended
    public void requireAlive() throws IOException {
        try {
            jvm.requireAlive();
        } catch (IOException ended) {
            throw new IOException("the site died: " + ended.getMessage(), ended);
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
