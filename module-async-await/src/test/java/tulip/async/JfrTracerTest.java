package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JfrTracerTest extends OnEachBackend {
    @TempDir
    private Path folder;

    /// What a recording has of a program, sorted: the order in a recording is that of its buffers, and each thread
    /// has one. Other tests may run at the same time, so their tasks are left out.
    private List<String> recorded(Callable<?> program, Class<?>... wanted) throws IOException {
        try (var recording = new Recording()) {
            for (Class<?> event : wanted) {
                recording.enable("tulip." + event.getSimpleName());
            }
            recording.start();
            run(program);
            recording.stop();
            Path file = folder.resolve("trace.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("tulip."))
                    .filter(event -> event.getString("task").endsWith(" of the JFR test"))
                    .map(JfrTracerTest::told)
                    .sorted()
                    .toList();
        }
    }

    private static String told(RecordedEvent event) {
        String task = event.getString("task").replace(" of the JFR test", "");
        return switch (event.getEventType().getLabel()) {
            case "Task Created" -> task + " is created";
            case "Task Step" -> task + " runs, and " + event.getString("then");
            case "Task Wait" -> task + " " + event.getString("what");
            default -> throw new AssertionError(event);
        };
    }

    private static Void shop() {
        Task<String> ada = Async.start("Ada of the JFR test", () -> {
            Async.sleep(Duration.ofMinutes(3));
            return "tea";
        });
        Async.start("Linus of the JFR test", () -> Async.await(ada)).await();
        return null;
    }

    @Test
    void aRecordingThatWantsThemGetsAllEvents() throws IOException {
        assertEquals(
                List.of(
                        "Ada is created",
                        "Ada runs, and is done",
                        "Ada runs, and sleeps",
                        "Ada sleeps",
                        "Linus is created",
                        "Linus runs, and is done",
                        "Linus runs, and waits for Ada of the JFR test",
                        "Linus waits for Ada of the JFR test"),
                recorded(
                        JfrTracerTest::shop,
                        JfrTracer.TaskCreated.class,
                        JfrTracer.TaskStep.class,
                        JfrTracer.TaskWait.class));
    }

    @Test
    void aRecordingMayWantOneKind() throws IOException {
        assertEquals(
                List.of("Ada sleeps", "Linus waits for Ada of the JFR test"),
                recorded(JfrTracerTest::shop, JfrTracer.TaskWait.class));
    }

    @Test
    void otherRecordingsGetNone() throws IOException {
        assertEquals(List.of(), recorded(JfrTracerTest::shop));
    }

    @Test
    void aLoopThatRunsNoticesARecordingThatBegins() throws IOException {
        try (var recording = new Recording()) {
            recording.enable("tulip.TaskStep");
            run(() -> {
                recording.start();
                for (int i = 0; i < 100; i++) { // turns: each 64th looks
                    Async.sleep(Duration.ZERO);
                }
                return Async.start("Ada of the JFR test", () -> "tea").await();
            });
            recording.stop();
            Path file = folder.resolve("late.jfr");
            recording.dump(file);
            assertTrue(RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("tulip.TaskStep"))
                    .map(JfrTracerTest::told)
                    .anyMatch("Ada runs, and is done"::equals));
        }
    }

    @Test
    void theLinesOfTextAreTheSameWhileARecordingRuns() throws IOException {
        loop.traceTo(trace::add);
        recorded(JfrTracerTest::shop, JfrTracer.TaskStep.class);
        assertEquals("0.000000 ms: task-1 is created", trace.getFirst());
        assertEquals("180000.000000 ms: task-1 is done", trace.getLast());
        assertEquals(18, trace.size());
    }
}
