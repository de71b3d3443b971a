package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tulip.async.Async;
import tulip.async.Queue;
import tulip.async.SelectorEventLoop;
import tulip.kit.ManualClock;

final class LiveTasksTest {
    @Test
    void withoutALoopThereIsNothingToTell() {
        assertEquals(Optional.empty(), LiveTasks.tell());
    }

    @Test
    void eachTaskIsToldWithItsInnermostLine() {
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            loop.runUntilComplete(() -> {
                loop.createTask("Ada", () -> drink(new Queue<>()));
                Async.sleep(Duration.ofMillis(1));
                String told = LiveTasks.tell().orElseThrow();
                assertTrue(
                        told.matches("the tasks of the loop: task-1: runs, "
                                + "Ada: waits in Queue.get: a put ends the wait \\(LiveTasksTest.java:\\d+\\)"),
                        told);
                return null;
            });
        }
    }

    private static String drink(Queue<String> cups) {
        return cups.get();
    }
}
