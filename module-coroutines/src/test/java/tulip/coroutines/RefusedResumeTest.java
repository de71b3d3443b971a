package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.generators.Pausable;
import tulip.generators.Suspension;

/// A call that the primitive refuses, because the stack is almost full, has changed nothing.
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
final class RefusedResumeTest {
    private boolean stackIsFull;

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
