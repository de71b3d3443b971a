package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A few of the races that `.ci/run` and `.ci/thorough races` run in greater number, and a planted bug.
@SuppressWarnings("ThreadPriorityCheck") // a planted bug that is slow
final class RacesTest {
    private static final int TRIES = 100;

    @ParameterizedTest
    @EnumSource
    void twoThreadsWithoutOrder(Suspension suspension) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        try (var races = new Races(body -> new GeneratorObject<>(suspension, body), 1)) {
            for (var one : Races.Operation.values()) {
                for (var other : Races.Operation.values()) {
                    assertEquals(Map.of(), races.run(one, other, TRIES), () -> one + " and " + other);
                }
            }
        }
    }

    /// A generator that looks at its state before it takes the turn, and is slow in between.
    private static final class LooksFirst<T> extends Breakable<T> {
        LooksFirst(Body<T> body) {
            super(body);
        }

        @Override
        public T next() {
            boolean there = hasNext();
            Thread.yield();
            T taken = element;
            state = there ? State.TAKEN : state;
            return taken;
        }
    }

    @Test
    void aGeneratorThatLooksBeforeItHasTheTurnIsCaught() {
        Map<String, Integer> broken = Map.of();
        try (var races = new Races(LooksFirst::new, 1)) {
            for (int i = 0; i < 100 && broken.isEmpty(); i++) {
                broken = races.run(Races.Operation.NEXT, Races.Operation.NEXT, TRIES);
            }
        }
        assertFalse(broken.isEmpty());
    }
}
