package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.generators.Pausable;
import tulip.generators.Suspension;

/// A primitive that refuses a call, or fails.
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
final class RefusedResumeTest {
    private boolean stackIsFull;
    private boolean noThread;

    @Test
    void anExceptionThatHasNotReachedTheBodyIsForgotten() {
        Coroutine<Integer, String, String> coroutine =
                new CoroutineObject<>(this::refusing, out -> "given " + out.yield(1));
        coroutine.next();
        stackIsFull = true;
        assertThrows(StackOverflowError.class, () -> coroutine.throwIn(new IllegalArgumentException("no milk")));
        stackIsFull = false;
        assertEquals(State.SUSPENDED, coroutine.state());
        assertEquals(new Step.Returned<>("given a"), coroutine.send("a"));
    }

    @Test
    void aPrimitiveThatFailsEndsTheCoroutine() {
        Coroutine<Integer, String, String> coroutine = new CoroutineObject<>(this::refusing, out -> "never");
        noThread = true;
        assertThrows(OutOfMemoryError.class, coroutine::next);
        assertEquals(State.CLOSED, coroutine.state());
        noThread = false;
        assertThrows(NoSuchElementException.class, coroutine::next);
    }

    private Pausable refusing(Object owner, Runnable body) {
        Pausable real = Suspension.VIRTUAL_THREAD.pausable(owner, body);
        return new Pausable() {
            @Override
            public void checkResume() {
                if (stackIsFull) {
                    throw new StackOverflowError();
                }
            }

            @Override
            public void resume() {
                if (noThread) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                real.resume();
            }

            @Override
            public void pause() {
                real.pause();
            }

            @Override
            public void checkPause() {
                real.checkPause();
            }

            @Override
            public boolean isDone() {
                return real.isDone();
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                return real.getStackTrace();
            }
        };
    }
}
