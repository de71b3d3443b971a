package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the contracts do not ask of a participant's task.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class TaskTest extends OnEachBackend {

    @Test
    void aTaskSetsItsOwnResult() {
        run(() -> {
            Task<String> task = Async.start(() -> "own");
            assertThrows(UnsupportedOperationException.class, () -> task.setResult("foreign"));
            assertThrows(UnsupportedOperationException.class, () -> task.setException(new ArithmeticException()));
            assertEquals("own", task.await());
            return null;
        });
    }

    @Test
    void theLoopKnowsItsTasks() {
        run(() -> {
            Task<String> task = Async.start("a", sleeper("a", 5, "A"));
            assertEquals(2, loop.tasks().size());
            task.await();
            Async.sleep(Duration.ZERO);
            assertEquals(1, loop.tasks().size());
            return null;
        });
    }
}
