package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two threads call the coroutines of a chain at once, and a planted bug that this finds.
@SuppressWarnings("ThreadPriorityCheck") // a planted bug that is slow
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
final class ChainRacesTest {
    private static final int TRIES = 40;

    @ParameterizedTest
    @MethodSource("tulip.coroutines.CoroutineKind#onEachBackend")
    void twoThreadsWithoutOrder(CoroutineKind.On on) {
        try (var races = new ChainRaces(on::make, 1)) {
            for (var one : ChainRaces.Operation.values()) {
                for (var other : ChainRaces.Operation.values()) {
                    assertEquals(Map.of(), races.run(one, other, TRIES), () -> one + " and " + other);
                }
            }
        }
    }

    /// Counts to 3 without taking a turn, and is slow between reading and writing.
    private static final class WithoutATurn implements Coroutine<Integer, Integer, Integer> {
        private volatile int count;

        @Override
        public Step<Integer, Integer> send(Integer value) {
            int now = count;
            Thread.yield();
            if (now >= 3) {
                throw new NoSuchElementException();
            }
            count = now + 1;
            return new Step.Yielded<>(count);
        }

        @Override
        public Step<Integer, Integer> throwIn(Throwable thrown) {
            throw Raise.asItIs(thrown);
        }

        @Override
        public void close() {
            count = 3;
        }

        @Override
        public Integer result() {
            return 0;
        }

        @Override
        public State state() {
            return State.SUSPENDED;
        }
    }

    @Test
    void aCoroutineWithoutATurnIsCaught() {
        var next = ChainRaces.Operation.INNER_NEXT;
        Map<String, Integer> broken = Map.of();
        try (var races = new ChainRaces(_ -> new WithoutATurn(), 1)) {
            for (int i = 0; i < 100 && broken.isEmpty(); i++) {
                broken = races.run(next, next, TRIES);
            }
        }
        assertFalse(broken.isEmpty());
    }
}
