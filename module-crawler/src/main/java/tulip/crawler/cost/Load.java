package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import tulip.crawler.lab.ChildJvm;

/// The load in a JVM of its own, as its parent sees it.
final class Load implements AutoCloseable {
    static final List<String> FLAGS = List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC");

    /// Gets the progress of a step.
    interface Progress {
        void sent(int requests, int planned);
    }

    /// @param cpuNanos  processor time of the load's own process
    record Ended(LoadResult result, long cpuNanos) {}

    private final ChildJvm jvm;

    Load(Cores cores) throws IOException {
        jvm = new ChildJvm("the load", cores.launchOthers(), FLAGS, LoadMain.class, new JsonObject());
    }

    /// Runs a step.
    ///
    /// @throws IOException with a sentence for the user, if the load's JVM has ended
    Ended step(LoadPlan plan, Progress progress) throws IOException {
        jvm.send(plan.toJson().encode());
        while (true) {
            JsonObject said = jvm.receive();
            if (said.containsKey("load")) {
                return new Ended(LoadResult.fromJson(said.getJsonObject("load")), said.getLong("cpuNanos"));
            }
            progress.sent(said.getInteger("sent"), said.getInteger("planned"));
        }
    }

    /// Checks that the load still runs.
    ///
    /// @throws IOException with a sentence for the user, if it has ended
    void requireAlive() throws IOException {
        jvm.requireAlive();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
