package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tulip.generators.GeneratorObject;
import tulip.generators.Primitive;
import tulip.generators.Suspension;

/// The parts of the reference on parts of another make: a coroutine on any generator, and a chain of any coroutines.
final class SeamTest {
    /// As with a participant's `MyGenerator`.
    private static Primitive onGenerator(Suspension suspension) {
        return new OnGenerator(body -> new GeneratorObject<>(suspension, body), suspension.staysOnOneThread());
    }

    @Nested
    final class OnAGenerator extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new CoroutineObject<>(onGenerator(Suspension.VIRTUAL_THREAD), body);
        }
    }

    @Nested
    final class ChainedOnAGeneratorOnAContinuation extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            Suspension suspension =
                    Suspension.CONTINUATION.isAvailable() ? Suspension.CONTINUATION : Suspension.VIRTUAL_THREAD;
            return new ChainedCoroutine<>(onGenerator(suspension), body);
        }
    }

    /// As with a participant's `MyCoroutine`.
    @Nested
    final class ChainedOnAnotherCoroutine extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new ChainedCoroutine<>(link -> new Breakable<>(link), false, body);
        }
    }

    @Test
    void aBodyOnAGeneratorShowsWhereItIsPaused() {
        var coroutine = new CoroutineObject<Integer, String, String>(
                onGenerator(Suspension.VIRTUAL_THREAD), out -> "given " + out.yield(1));
        assertEquals(0, coroutine.getStackTrace().length);
        coroutine.next();
        assertEquals(
                1,
                Arrays.stream(coroutine.getStackTrace())
                        .filter(frame -> frame.getMethodName().contains("aBodyOnAGeneratorShowsWhereItIsPaused"))
                        .count());
        assertEquals(new Step.Returned<>("given a"), coroutine.send("a"));
    }
}
