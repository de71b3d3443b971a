package tulip.crawler.stage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tulip.crawler.stage.StageEvent;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class DemoScenarioTest {
    private final List<StageEvent> events = new ArrayList<>();

    private <T extends StageEvent> List<T> told(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private JsonObject result() {
        return told(StageEvent.Ended.class).getFirst().result();
    }

    @Test
    void aLaneThatFailsLosesOnlyItself() throws IOException {
        new DemoScenario(TrialDemo.of(true, TrialDemo.THROWS, TrialDemo.EXITS, TrialDemo.WORKS)).run(events::add);
        assertInstanceOf(StageEvent.Lanes.class, events.getFirst());
        assertEquals("works", told(StageEvent.Finished.class).getFirst().lane());
        assertEquals(1, told(StageEvent.Finished.class).size());
        assertEquals("it failed: java.lang.IllegalStateException: a bug", lost(TrialDemo.THROWS));
        assertTrue(
                lost(TrialDemo.EXITS).startsWith("the JVM of lane exits ended with exit status 3"), events::toString);

        StageEvent.Table table = told(StageEvent.Table.class).getLast();
        assertEquals(List.of("lane", "answer", "threads"), table.columns());
        assertEquals(
                List.of(List.of("throws", "lost", "-"), List.of("exits", "lost", "-"), List.of("works", "42", "many")),
                table.rows());
        assertEquals(
                new StageEvent.Why(List.of("Those that have finished: [works]")),
                told(StageEvent.Why.class).getLast());
        assertEquals(events.getLast(), told(StageEvent.Ended.class).getFirst());
        assertFalse(told(StageEvent.Ended.class).getFirst().interrupted());
        assertResultCanBeReproduced();
    }

    private void assertResultCanBeReproduced() {
        JsonObject lane = result().getJsonArray("lanes").getJsonObject(2);
        assertEquals("works", lane.getString("lane"));
        assertEquals(42, lane.getJsonObject("figures").getInteger("answer"));
        assertNull(lane.getString("lost"));
        assertTrue(lane.getJsonArray("samples").size() >= 2, "the first and the last");
        assertEquals(
                1,
                told(StageEvent.Progress.class).stream()
                        .filter(event -> event.lane().equals("works"))
                        .toList()
                        .getLast()
                        .done());
        JsonObject settings = result().getJsonObject("settings");
        assertEquals(
                List.of("throws", "exits", "works"),
                settings.getJsonObject("sizes").getJsonArray("ways").getList());
        assertTrue(settings.getJsonArray("flags").contains("-XX:+UseSerialGC"));
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                result().getJsonObject("machine").getInteger("cores"));
    }

    private String lost(String lane) {
        return told(StageEvent.Lost.class).stream()
                .filter(event -> event.lane().equals(lane))
                .findFirst()
                .orElseThrow()
                .why();
    }

    @Test
    void withoutAnyResultTheScenarioFailsWithTheFirstReason() {
        var scenario = new DemoScenario(TrialDemo.of(false, TrialDemo.THROWS));
        var failed = assertThrows(IOException.class, () -> scenario.run(events::add));
        assertEquals(
                "no lane has a result. The first to fail: it failed: java.lang.IllegalStateException: a bug",
                failed.getMessage());
    }

    @Test
    void anInterruptEndsEachLaneAndReportsWhatItHasTold() throws IOException {
        interruptAt(StageEvent.Progress.class, TrialDemo.of(false, TrialDemo.HANGS, TrialDemo.WORKS));
        assertTrue(told(StageEvent.Ended.class).getFirst().interrupted());
        assertEquals(List.of(), told(StageEvent.Lost.class));
        JsonObject lane = result().getJsonArray("lanes").getJsonObject(0);
        assertFalse(lane.getJsonArray("samples").isEmpty());
        assertEquals(1, result().getJsonArray("lanes").size(), "the next lane does not begin");
        assertEquals(List.of(), hanging().toList());
    }

    @Test
    void anInterruptBeforeTheFirstLaneStartsNone() throws IOException {
        interruptAt(StageEvent.Lanes.class, TrialDemo.of(true, TrialDemo.WORKS));
        assertTrue(told(StageEvent.Ended.class).getFirst().interrupted());
        assertTrue(result().getJsonArray("lanes").isEmpty());
    }

    /// Interrupts the scenario when it tells the first event of a kind.
    private void interruptAt(Class<? extends StageEvent> kind, TrialDemo demo) throws IOException {
        var scenario = new DemoScenario(demo);
        Consumer<StageEvent> room = event -> {
            events.add(event);
            if (kind.isInstance(event) && told(kind).size() == 1) {
                scenario.interrupt();
            }
        };
        scenario.run(room);
    }

    /// The children whose lane hangs.
    private static Stream<ProcessHandle> hanging() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .commandLine()
                        .filter(line -> line.contains("-Dtulip.lane=" + TrialDemo.HANGS))
                        .isPresent());
    }
}
