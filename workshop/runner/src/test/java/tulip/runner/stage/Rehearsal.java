package tulip.runner.stage;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import tulip.crawler.stage.Offer;
import tulip.crawler.stage.Scenario;
import tulip.crawler.stage.StageEvent;

/// A stage with a manual clock and a scenario of two lanes, of which the test says what happens.
final class Rehearsal {
    long nanos = 1_000_000_000;
    final Queue<Runnable> threads = new ArrayDeque<>(); // what the stage wants to run
    final List<String> interrupted = new ArrayList<>();
    final List<StageEvent> script = new ArrayList<>();
    String failure = "";
    Map<String, Long> processes = Map.of();
    Optional<String> refusedDump = Optional.empty();
    Jcmd jcmd = (_, _) -> {};
    Optional<Recording> library = Optional.empty();
    final Stage stage;

    /// @param folder  for results
    Rehearsal(Path folder) {
        List<Offer> offers = List.of(offer("crawl"), offer("other"));
        var outside = new Stage.Outside(
                () -> new JsonObject().put("date", "2026-11-30T20:00:00Z").put("command", "./tulip stage"),
                _ -> library,
                new ResultFiles(folder),
                false,
                (pid, words) -> jcmd.tell(pid, words));
        stage = new Stage(offers, new Offer.Settings(List.of("a", "b"), false), outside, threads::add, () -> nanos);
    }

    private Offer offer(String id) {
        return new Offer(id, "Title of " + id, "Which is faster?", 3, _ -> new Scenario() {
            @Override
            public void run(Consumer<StageEvent> listener) throws IOException {
                for (StageEvent event : script) {
                    listener.accept(event);
                    nanos += 50_000_000;
                }
                if (!failure.isEmpty()) {
                    throw new IOException(failure);
                }
            }

            @Override
            public Map<String, Long> processes() {
                return processes;
            }

            @Override
            public Optional<String> refusedDump() {
                return refusedDump;
            }

            @Override
            public void interrupt() {
                interrupted.add(id);
            }
        });
    }

    /// A whole run: two lanes, a table, a reason.
    Rehearsal whole() {
        script.clear();
        script.add(new StageEvent.Lanes(List.of("a", "b"), 100, "pages"));
        script.add(new StageEvent.Begun("a", "round 1"));
        script.add(new StageEvent.Progress("a", 60, 0.5, 5));
        script.add(new StageEvent.Progress("a", 120, 1, 10));
        script.add(new StageEvent.Finished("a", 120));
        script.add(new StageEvent.Table(
                List.of("", "wall", "x ideal"),
                List.of(List.of("a", "120 ms", "1.20"), List.of("b", "150 ms", "1.50"))));
        script.add(new StageEvent.Why(List.of("b waits <longer> & more")));
        script.add(new StageEvent.Ended(false, new JsonObject().put("measured", 1)));
        return this;
    }

    /// Runs what the stage has given to its threads.
    void runThreads() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    /// Runs the scenario to its end.
    Rehearsal played() {
        stage.key(" ");
        runThreads();
        return this;
    }

    void pass(long millis) {
        nanos += millis * 1_000_000;
    }

    /// The next batch, a tenth of a second later.
    Optional<JsonObject> batch() {
        pass(100);
        return stage.batch();
    }

    JsonObject view() {
        return stage.whole().getJsonObject("view");
    }

    String mode() {
        return view().getString("mode");
    }
}
