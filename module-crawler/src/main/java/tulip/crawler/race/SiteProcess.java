package tulip.crawler.race;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import tulip.crawler.Url;
import tulip.crawler.fault.FaultMain;
import tulip.crawler.site.Latency;
import tulip.crawler.site.SiteMain;

/// Holds a site served by a JVM of its own, so that its work is not counted as the crawler's.
public final class SiteProcess implements AutoCloseable {
    public static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC");

    private final JsonLinesJvm jvm;
    private final Url start;

    private SiteProcess(JsonLinesJvm jvm, Url start) {
        this.jvm = jvm;
        this.start = start;
    }

    /// Starts the server and waits until it can be asked.
    ///
    /// @throws IOException with a sentence for the user
    public static SiteProcess start(SiteChoice choice) throws IOException {
        return start(SiteMain.class, choice.arguments());
    }

    /// Starts the site that misbehaves, with all that the seed draws.
    ///
    /// @throws IOException with a sentence for the user
    public static SiteProcess startMisbehaving(long seed) throws IOException {
        return start(FaultMain.class, List.of(Long.toString(seed)));
    }

    private static SiteProcess start(Class<?> main, List<String> arguments) throws IOException {
        var jvm = new JsonLinesJvm("the site", FLAGS, main, arguments);
        try {
            return new SiteProcess(jvm, Url.parse(jvm.receive().getString("url")));
        } catch (IOException | RuntimeException failed) {
            jvm.close();
            throw failed;
        }
    }

    /// The address of the page to start from.
    public Url start() {
        return start;
    }

    /// Answers `{"requests", "cpuNanos", "openConnections"}` since the server started.
    public JsonObject stats() throws IOException {
        jvm.send("stats");
        return jvm.receive();
    }

    /// Changes the latency of the requests that arrive from now on.
    public void setLatency(Latency latency) throws IOException {
        jvm.send("latency " + latency);
        jvm.receive();
    }

    /// Looks whether the server still runs; after a failure it may be ending just now.
    ///
    /// @throws IOException with a sentence for the user, if it does not
    public void requireAlive() throws IOException {
        jvm.requireAlive();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
