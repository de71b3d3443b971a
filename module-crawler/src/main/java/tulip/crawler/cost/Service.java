package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tulip.crawler.Meter;
import tulip.crawler.Url;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.lab.ChildJvm;

/// A service in a JVM of its own, as its parent sees it.
final class Service implements AutoCloseable {
    /// What the service says about itself.
    ///
    /// @param cpuNanos  processor time of its process since the start; empty if unknown
    /// @param threads   the most live platform threads since it was asked last
    record Stats(int inFlight, OptionalLong cpuNanos, int threads) {
        JsonObject toJson() {
            return new JsonObject()
                    .put("inFlight", inFlight)
                    .put("cpuNanos", cpuNanos.isPresent() ? cpuNanos.getAsLong() : null)
                    .put("threads", threads);
        }

        static Stats fromJson(JsonObject json) {
            Long cpuNanos = json.getLong("cpuNanos");
            return new Stats(
                    json.getInteger("inFlight"),
                    cpuNanos == null ? OptionalLong.empty() : OptionalLong.of(cpuNanos),
                    json.getInteger("threads"));
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChildJvm jvm;

    /// Starts the service and waits until clients can connect.
    ///
    /// @param name  of its lane
    /// @throws IOException with a sentence for the user
    Service(String name, Machine machine, Cores cores, ServiceSettings settings) throws IOException {
        List<String> flags = new ArrayList<>(machine.flags());
        flags.addAll(OwnParts.ofThisJvm().flags());
        flags.add("-Dtulip.service=" + name); // for whoever looks for this service among the processes
        jvm = new ChildJvm("service " + name, cores.launchService(), flags, ServiceMain.class, settings.toJson());
    }

    Url url() {
        return Url.parse("http://127.0.0.1:" + jvm.ready().getInteger("port") + "/");
    }

    /// Asks the service. A service that says nothing for ten seconds is ended.
    ///
    /// @throws IOException with a sentence for the user, if the service has ended
    Stats stats() throws IOException {
        Thread patience = Thread.startVirtualThread(this::killLater);
        try {
            jvm.send("stats");
            return Stats.fromJson(jvm.receive());
        } finally {
            patience.interrupt();
        }
    }

    private void killLater() {
        try {
            Thread.sleep(PATIENCE);
            kill();
        } catch (InterruptedException answered) {
            // The service lives.
        }
    }

    /// Its present memory in megabytes; empty if unknown.
    OptionalDouble rssMegabytes() {
        return Meter.rssMegabytes(jvm.pid());
    }

    /// Ends the service as a system does that has no memory left.
    void kill() {
        jvm.kill();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
