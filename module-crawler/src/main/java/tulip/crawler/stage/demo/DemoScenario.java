package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import tulip.crawler.lab.ChildJvm;
import tulip.crawler.lab.Interruption;
import tulip.crawler.lab.Provenance;
import tulip.crawler.stage.Offer;
import tulip.crawler.stage.Scenario;
import tulip.crawler.stage.StageEvent;

/// Shows a [Demo] to a room. Each lane has a JVM of its own, so a lane that fails loses only itself.
public final class DemoScenario implements Scenario {
    private interface Step {
        void run(DemoLane lane) throws IOException;
    }

    private final Demo demo;
    private final boolean sideBySide;
    private final Interruption interruption = new Interruption();
    private final List<DemoLane> lanes = new ArrayList<>(); // that have begun; guarded by itself
    private final Map<String, Outcome> finished = new LinkedHashMap<>(); // guarded by this
    private final Map<String, String> lost = new LinkedHashMap<>(); // lane and reason; guarded by this
    private Consumer<StageEvent> listener = _ -> {}; // guarded by this

    public DemoScenario(Demo demo) {
        this(demo, demo.sideBySide());
    }

    /// @param sideBySide  whether all lanes run at once, which is faster; unless the demonstration wants it, the
    ///                    figures then show nothing
    DemoScenario(Demo demo, boolean sideBySide) {
        this.demo = demo;
        this.sideBySide = sideBySide;
    }

    /// Offers a demonstration to a room.
    ///
    /// @param minutes  what a speaker needs for it, with the talking
    public static Offer offer(Demo forRoom, Demo quick, int minutes) {
        Demo.Words words = forRoom.words();
        return new Offer(
                words.id(),
                words.title(),
                words.question(),
                minutes,
                settings -> settings.quick() ? new DemoScenario(quick, true) : new DemoScenario(forRoom));
    }

    @Override
    public void run(Consumer<StageEvent> room) throws IOException {
        begin(room);
        if (sideBySide) {
            runAtOnce(demo.ways());
        } else {
            for (String way : demo.ways()) {
                runAlone(way);
            }
        }
        end();
    }

    private synchronized void begin(Consumer<StageEvent> room) {
        listener = room;
        listener.accept(new StageEvent.Lanes(demo.ways(), demo.idealMillis(), demo.quantity()));
        listener.accept(new StageEvent.Now(work()));
    }

    private String work() {
        return demo.words().work() + (sideBySide ? " All lanes run at once." : " The lanes run one after another.");
    }

    private void runAlone(String way) {
        if (!interruption.hasCome()) {
            int number = demo.ways().indexOf(way) + 1;
            tell(new StageEvent.Now("Lane " + number + " of " + demo.ways().size() + ": " + way));
            runAtOnce(List.of(way));
        }
    }

    /// Runs lanes, from the moment when the last of their JVMs is ready.
    private void runAtOnce(List<String> ways) {
        List<DemoLane> begun = ways.stream().flatMap(way -> start(way).stream()).toList();
        forEachAtOnce(begun, DemoLane::awaitReady);
        forEachAtOnce(begun.stream().filter(lane -> !isLost(lane)).toList(), this::measure);
    }

    private Optional<DemoLane> start(String way) {
        synchronized (lanes) {
            if (interruption.hasCome()) {
                return Optional.empty();
            }
            try {
                var lane = new DemoLane(demo, way);
                lanes.add(lane);
                return Optional.of(lane);
            } catch (IOException failed) {
                lose(way, failed);
                return Optional.empty();
            }
        }
    }

    /// Does a step of several lanes at once, and waits for all of them. A lane whose step fails is lost, unless
    /// somebody has ended the scenario.
    private void forEachAtOnce(List<DemoLane> several, Step step) {
        try (ExecutorService threads = ChildJvm.newExecutor()) { // its close() waits for all
            several.forEach(lane -> threads.execute(() -> attempt(lane, step)));
        }
    }

    private void attempt(DemoLane lane, Step step) {
        try {
            step.run(lane);
        } catch (IOException failed) {
            lane.close();
            if (!interruption.hasCome()) {
                lose(lane.way(), failed);
            }
        }
    }

    private void measure(DemoLane lane) throws IOException {
        Outcome outcome = lane.run(sample -> see(lane.way(), sample));
        synchronized (this) {
            finished.put(lane.way(), outcome);
            tell(new StageEvent.Finished(lane.way(), outcome.millis()));
            tellResults();
        }
        lane.close();
    }

    private synchronized void see(String way, Sample sample) {
        tell(new StageEvent.Progress(way, sample.millis(), sample.done(), sample.value()));
        tell(new StageEvent.Uses(way, sample.vitals()));
    }

    private synchronized void lose(String way, IOException failed) {
        lost.put(way, failed.getMessage());
        tell(new StageEvent.Lost(way, failed.getMessage()));
        tellResults();
    }

    private synchronized boolean isLost(DemoLane lane) {
        return lost.containsKey(lane.way());
    }

    private synchronized void tell(StageEvent event) {
        listener.accept(event);
    }

    private synchronized void tellResults() {
        tell(table());
        tell(new StageEvent.Why(demo.why(finished)));
    }

    private StageEvent.Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (String way : demo.ways()) {
            if (finished.containsKey(way)) {
                rows.add(row(way, demo.row(finished.get(way))));
            } else if (lost.containsKey(way)) {
                List<String> cells =
                        new ArrayList<>(Collections.nCopies(demo.columns().size(), "-"));
                cells.set(0, "lost");
                rows.add(row(way, cells));
            }
        }
        return new StageEvent.Table(row("lane", demo.columns()), rows);
    }

    private static List<String> row(String name, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(name));
        row.addAll(cells);
        return List.copyOf(row);
    }

    @Override
    public void interrupt() {
        interruption.come();
        List<DemoLane> begun;
        synchronized (lanes) {
            begun = List.copyOf(lanes);
        }
        forEachAtOnce(begun, DemoLane::close);
    }

    @Override
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        synchronized (lanes) {
            lanes.forEach(lane -> lane.process().ifPresent(pid -> processes.put(lane.way(), pid)));
        }
        return processes;
    }

    @Override
    public Optional<String> refusedDump() {
        return demo.refusedDump();
    }

    private synchronized void end() throws IOException {
        if (finished.isEmpty() && !interruption.hasCome()) {
            throw new IOException("no lane has a result. The first to fail: "
                    + lost.values().iterator().next());
        }
        tell(new StageEvent.Ended(interruption.hasCome(), result()));
    }

    private JsonObject result() {
        var each = new JsonArray();
        synchronized (lanes) {
            lanes.forEach(lane -> each.add(json(lane)));
        }
        StageEvent.Table table = table();
        return new JsonObject()
                .put("scenario", demo.words().id())
                .put("title", demo.words().title())
                .put("question", demo.words().question())
                .put("work", work())
                .put("quantity", demo.quantity())
                .put("idealMillis", Double.isNaN(demo.idealMillis()) ? null : demo.idealMillis())
                .put("interrupted", interruption.hasCome())
                .put("settings", settings())
                .put("lanes", each)
                .put("table", new JsonObject().put("columns", table.columns()).put("rows", table.rows()))
                .put("why", demo.why(finished))
                .mergeIn(Provenance.gather(Path.of(System.getProperty("tulip.home", "")))
                        .toJson());
    }

    private JsonObject settings() {
        return new JsonObject()
                .put("sizes", demo.sizes())
                .put("sideBySide", sideBySide)
                .put("order", demo.ways())
                .put("flags", DemoLane.FLAGS)
                .put("moreFlags", demo.flags());
    }

    /// A lane without figures was lost or ended early.
    private JsonObject json(DemoLane lane) {
        Outcome outcome = finished.get(lane.way());
        var samples = new JsonArray();
        lane.samples().forEach(sample -> samples.add(sample.toJson()));
        return new JsonObject()
                .put("lane", lane.way())
                .put("millis", outcome == null ? null : outcome.millis())
                .put("figures", outcome == null ? null : outcome.figures())
                .put("lost", lost.get(lane.way()))
                .put("samples", samples);
    }
}
