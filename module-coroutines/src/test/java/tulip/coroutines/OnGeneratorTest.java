package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.generators.GeneratorObject;
import tulip.generators.Pausable;
import tulip.generators.Suspension;

/// A generator as a primitive keeps what [Pausable] promises.
@Tag("contract") // of a part that no exercise asks for: .ci/mutation runs it
final class OnGeneratorTest {
    private final AtomicReference<Pausable> self = new AtomicReference<>();
    private final List<String> seen = new ArrayList<>();

    private Pausable make(Runnable body) {
        var primitive = new OnGenerator(code -> new GeneratorObject<>(Suspension.VIRTUAL_THREAD, code), false);
        self.set(primitive.pausable("owner", body));
        return self.get();
    }

    @Test
    void aBodyPausesAndEnds() {
        Pausable made = make(() -> {
            seen.add("one");
            self.get().checkPause();
            self.get().pause();
            self.get().checkPause();
            seen.add("two");
        });
        assertFalse(made.isDone());
        assertEquals(List.of(), seen);
        made.resume();
        assertEquals(List.of("one"), seen);
        assertFalse(made.isDone());
        assertThrows(IllegalStateException.class, made::checkPause);
        made.resume();
        assertEquals(List.of("one", "two"), seen);
        assertTrue(made.isDone());
        String message = assertThrows(IllegalStateException.class, made::resume).getMessage();
        assertEquals("the body has ended", message);
    }

    @Test
    void aBodyThatRunsIsNotResumed() {
        Pausable made = make(() -> {
            var refused =
                    assertThrows(IllegalStateException.class, () -> self.get().resume());
            assertEquals("the body is running", refused.getMessage());
            seen.add("goes on");
        });
        made.resume();
        assertEquals(List.of("goes on"), seen);
        assertTrue(made.isDone());
    }

    @Test
    void aBodyThatFailsHasEnded() {
        var failure = new IllegalArgumentException("no milk");
        Pausable made = make(() -> {
            self.get().pause();
            throw failure;
        });
        made.resume();
        assertSame(failure, assertThrows(IllegalArgumentException.class, made::resume));
        assertTrue(made.isDone());
        assertThrows(IllegalStateException.class, made::resume);
        assertThrows(IllegalStateException.class, made::checkPause);
    }
}
