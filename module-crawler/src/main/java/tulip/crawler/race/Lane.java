package tulip.crawler.race;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import tulip.crawler.Url;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.lab.ChildJvm;
import tulip.crawler.site.Latency;

/// The JVM of one lane.
final class Lane implements AutoCloseable {
    /// All lanes have the same heap limit and collector, so that their memory can be compared; the JSON document
    /// lists the flags. A lane may be idle for longer than 30 s, the default time for which `java.net.http`
    /// keeps a connection. The tasks of `tulip` are continuations of the JDK, as with `./tulip`.
    static final List<String> FLAGS =
            ChildJvm.withAccess("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-Djdk.httpclient.keepalive.timeout=3600");

    private final ChildJvm jvm;

    /// @param flags  of its JVM: [#FLAGS] with what was changed
    Lane(String name, LaneSettings settings, List<String> flags) throws IOException {
        this(name, settings, flags, OwnParts.ofThisJvm());
    }

    /// @param own  the own parts of engine `mine`; other engines ignore them
    Lane(String name, LaneSettings settings, List<String> flags, OwnParts own) throws IOException {
        List<String> all = new ArrayList<>(flags);
        all.addAll(own.flags());
        all.add("-Dtulip.lane=" + name); // for a person who looks for this lane among the processes
        this.jvm = new ChildJvm("lane " + name, all, LaneMain.class, settings.toJson());
    }

    /// Crawls a site once, and reports the number of pages found so far to `progress`.
    ///
    /// @param start  where the crawl starts; a lane with a site of its own crawls that one
    Round round(Url start, IntConsumer progress) throws IOException {
        jvm.send(LaneMain.ROUND + start);
        while (true) {
            JsonObject said = jvm.receive();
            if (!said.containsKey("progress")) {
                return Round.fromJson(said);
            }
            progress.accept(said.getInteger("progress"));
        }
    }

    /// The pages of the last round, sorted.
    List<String> pages() throws IOException {
        jvm.send("pages");
        JsonArray pages = jvm.receive().getJsonArray("pages");
        return pages.stream().map(String.class::cast).toList();
    }

    /// Changes the latency of the site in this lane.
    void setLatency(Latency latency) throws IOException {
        jvm.send(LaneMain.LATENCY + latency);
        jvm.receive();
    }

    /// How often a virtual thread was pinned to its carrier until now.
    long pins() throws IOException {
        jvm.send("pins");
        return jvm.receive().getLong("pins");
    }

    long pid() {
        return jvm.pid();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
