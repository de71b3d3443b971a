package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A primitive that fails, as when the system can start no thread. After that the generator has ended.
final class FailingPrimitiveTest extends OnEachBackend {
    private final OutOfMemoryError failure = new OutOfMemoryError("unable to create native thread (made up)");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theGeneratorHasEndedThen(int failingTurn) {
        Primitive failing = (owner, body) -> new FailsOnce(suspension.pausable(owner, body), failingTurn);
        GeneratorObject<Integer> numbers =
                new GeneratorObject<>(failing, out -> List.of(1, 2, 3).forEach(out::yield));
        for (int turn = 1; turn < failingTurn; turn++) {
            assertEquals(turn, numbers.next());
        }
        assertSame(failure, assertThrows(OutOfMemoryError.class, numbers::next));
        assertSame(State.CLOSED, numbers.state());
        assertFalse(numbers.hasNext());
        assertThrows(NoSuchElementException.class, numbers::next);
        numbers.close();
    }

    private final class FailsOnce implements Pausable {
        private final Pausable primitive;
        private final int failingTurn;
        private int turn;

        FailsOnce(Pausable primitive, int failingTurn) {
            this.primitive = primitive;
            this.failingTurn = failingTurn;
        }

        @Override
        public void resume() {
            if (++turn == failingTurn) {
                throw failure;
            }
            primitive.resume();
        }

        @Override
        public void pause() {
            primitive.pause();
        }

        @Override
        public void checkPause() {
            primitive.checkPause();
        }

        @Override
        public boolean isDone() {
            return primitive.isDone();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return primitive.getStackTrace();
        }
    }
}
