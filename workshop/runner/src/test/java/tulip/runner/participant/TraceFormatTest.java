package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tulip.async.Async;
import tulip.async.ChromeTrace;
import tulip.async.Queue;
import tulip.async.SelectorEventLoop;
import tulip.async.Task;
import tulip.kit.ManualClock;
import tulip.kit.coffee.Rush;

/// Reads traces with a parser of JSON that is not ours, and checks what the Trace Event Format demands: the fields of
/// each event, that slices of a track nest, and that each end of a flow has a slice and a beginning.
final class TraceFormatTest {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "M", Set.of("ph", "pid", "tid", "name", "args"),
            "X", Set.of("ph", "pid", "tid", "name", "cat", "ts", "dur"),
            "i", Set.of("ph", "pid", "tid", "name", "cat", "ts", "s"),
            "s", Set.of("ph", "pid", "tid", "name", "cat", "ts", "id"),
            "f", Set.of("ph", "pid", "tid", "name", "cat", "ts", "id", "bp"));

    /// @param end  in microseconds, as a reader adds doubles
    private record Slice(long from, long to, double end) {}

    private static List<JsonObject> read(String json) {
        return new JsonArray(json).stream().map(JsonObject.class::cast).toList();
    }

    /// As Perfetto reads a number.
    private static long nanos(JsonObject event, String field) {
        return (long) (event.getDouble(field) * 1_000);
    }

    private static String track(JsonObject event) {
        return event.getInteger("pid") + "/" + event.getInteger("tid");
    }

    private static void check(List<JsonObject> events) {
        Map<String, List<Slice>> tracks = new HashMap<>();
        Set<Integer> begun = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (JsonObject event : events) {
            Set<String> fields = FIELDS.get(event.getString("ph"));
            assertNotNull(fields, event::encode);
            assertTrue(event.fieldNames().containsAll(fields), event::encode);
            if (event.getString("ph").equals("M")) {
                named.add(track(event));
                continue;
            }
            assertTrue(named.contains(track(event)), event::encode);
            assertTrue(nanos(event, "ts") >= 0, event::encode);
            List<Slice> slices = tracks.computeIfAbsent(track(event), _ -> new ArrayList<>());
            long at = nanos(event, "ts");
            switch (event.getString("ph")) {
                case "X" -> {
                    assertTrue(nanos(event, "dur") >= 0, event::encode);
                    long before = slices.isEmpty() ? 0 : slices.getLast().to;
                    assertTrue(at >= before, () -> "begins before the end at " + before + ": " + event.encode());
                    double since = event.getDouble("ts");
                    assertTrue(slices.isEmpty() || since >= slices.getLast().end, event::encode);
                    slices.add(new Slice(at, at + nanos(event, "dur"), since + event.getDouble("dur")));
                }
                case "s" -> {
                    assertTrue(begun.add(event.getInteger("id")), event::encode);
                    assertTrue(slices.stream().anyMatch(slice -> slice.from == at), event::encode);
                }
                case "f" -> {
                    assertTrue(begun.contains(event.getInteger("id")), event::encode);
                    assertEquals(at, slices.getLast().from, event::encode);
                }
                default -> slices.add(new Slice(at, at, event.getDouble("ts")));
            }
        }
    }

    private static String traceOf(SelectorEventLoop loop, Random random) {
        var json = new StringWriter();
        try (loop;
                var trace = new ChromeTrace(json)) {
            loop.setScheduler(random::nextInt);
            loop.traceTo(trace.ofLoop());
            loop.runUntilComplete(() -> shop(random));
        }
        return json.toString();
    }

    /// Tasks that sleep, wait for cups, for each other, fail, and are cancelled.
    private static Void shop(Random random) {
        var cups = new Queue<Integer>(2);
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int kind = random.nextInt(5);
            Task<?> before = tasks.isEmpty() ? null : tasks.get(random.nextInt(tasks.size()));
            tasks.add(Async.start("\"task\" \n" + i, () -> {
                switch (kind) {
                    case 0 -> Async.sleep(Duration.ofNanos(random.nextInt(5_000)));
                    case 1 -> cups.put(kind);
                    case 2 -> cups.get();
                    case 3 -> Async.sleep(Duration.ZERO);
                    default -> {
                        if (before != null) {
                            before.await();
                        }
                        throw new ArithmeticException("no \\ milk");
                    }
                }
                return null;
            }));
        }
        Async.sleep(Duration.ofNanos(3_333));
        tasks.forEach(Task::cancel);
        for (Task<?> task : tasks) {
            try {
                task.await();
            } catch (Throwable read) {
                // only the trace counts
            }
        }
        return null;
    }

    @Test
    void randomProgramsGiveWhatTheFormatDemands() {
        for (int seed = 1; seed <= 100; seed++) {
            check(read(traceOf(new SelectorEventLoop(new ManualClock()), new Random(seed))));
            check(read(traceOf(new SelectorEventLoop(), new Random(seed))));
        }
    }

    @Test
    void theCoffeeShopTakesNineMinutesAndHasFiveTasks() {
        List<JsonObject> events = read(Tellings.trace(Rush.ORDERS));
        check(events);
        assertEquals(
                List.of("the loop", "task-1", "cashier", "barista 1", "barista 2", "barista 3"),
                events.stream()
                        .filter(event -> event.getString("name").equals("thread_name"))
                        .map(event -> event.getJsonObject("args").getString("name"))
                        .toList());
        assertEquals(
                Duration.ofMinutes(9).toNanos(),
                events.stream()
                        .filter(event -> event.getString("ph").equals("X"))
                        .mapToLong(event -> nanos(event, "ts") + nanos(event, "dur"))
                        .max()
                        .orElseThrow());
    }
}
