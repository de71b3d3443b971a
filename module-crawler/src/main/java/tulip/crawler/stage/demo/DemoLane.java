package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tulip.crawler.lab.ChildJvm;

/// A lane of a demonstration: the parent's end of a [DemoMain].
final class DemoLane implements AutoCloseable {
    /// All lanes have the same collector, so that their memory can be compared. The tasks of `tulip` are
    /// continuations of the JDK, as with `./tulip`.
    static final List<String> FLAGS = ChildJvm.withAccess("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration TIME_TO_END = Duration.ofMillis(400);

    private final String way;
    private final ChildJvm jvm;
    private volatile boolean ended;
    private final List<Sample> samples = new ArrayList<>(); // guarded by itself

    /// Starts the JVM, and does not wait for it.
    DemoLane(Demo demo, String way) throws IOException {
        this.way = way;
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(demo.flags());
        flags.add("-Dtulip.lane=" + way); // for a person who looks for this lane among the processes
        jvm = ChildJvm.start("lane " + way, flags, DemoMain.class, DemoMain.settings(demo, way));
    }

    String way() {
        return way;
    }

    /// The id of its process; empty if it has ended.
    OptionalLong process() {
        return ended ? OptionalLong.empty() : OptionalLong.of(jvm.pid());
    }

    void awaitReady() throws IOException {
        jvm.receive();
    }

    /// Does the work once.
    Outcome run(Consumer<Sample> listener) throws IOException {
        jvm.send("run");
        while (true) {
            JsonObject said = jvm.receive();
            if (said.containsKey("figures")) {
                return new Outcome(way, said.getDouble("millis"), said.getJsonObject("figures"), samples());
            }
            Sample sample = Sample.fromJson(said);
            synchronized (samples) {
                samples.add(sample);
            }
            listener.accept(sample);
        }
    }

    /// What was told until now.
    List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /// Ends the JVM, also in the middle of its work.
    @Override
    public void close() {
        ended = true;
        jvm.end(TIME_TO_END);
    }
}
