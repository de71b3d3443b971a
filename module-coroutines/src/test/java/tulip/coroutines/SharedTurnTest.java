package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.generators.AlreadyRunning;
import tulip.generators.Suspension;

/// Somebody else calls the inner coroutine, to which an outer one delegates.
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
final class SharedTurnTest {
    private final List<Coroutine<Integer, Integer, Integer>> both = new ArrayList<>(); // the outer, the inner

    private void make(Suspension suspension, Coroutine.Body<Integer, Integer, Integer> inner) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag");
        both.add(new ChainedCoroutine<>(suspension, out -> out.yieldFrom(both.getLast()) + 100));
        both.add(new ChainedCoroutine<>(suspension, inner));
        both.getFirst().next();
    }

    @ParameterizedTest
    @EnumSource(Suspension.class)
    void meanwhileTheOuterIsRefused(Suspension suspension) {
        make(suspension, out -> {
            out.yield(1);
            assertEquals(State.RUNNING, both.getLast().state());
            assertEquals(State.SUSPENDED, both.getFirst().state());
            assertThrows(AlreadyRunning.class, both.getFirst()::next);
            assertThrows(AlreadyRunning.class, both.getFirst()::close);
            return out.yield(2);
        });
        assertEquals(new Step.Yielded<>(2), both.getLast().next());
        assertEquals(new Step.Returned<>(107), both.getFirst().send(7));
    }

    @ParameterizedTest
    @EnumSource(Suspension.class)
    void theOuterGetsNullIfTheInnerHasEndedMeanwhile(Suspension suspension) {
        make(suspension, out -> out.yield(1));
        assertEquals(new Step.Returned<>(5), both.getLast().send(5));
        assertEquals(State.SUSPENDED, both.getFirst().state());
        assertThrows(NullPointerException.class, both.getFirst()::next); // null + 100
        assertEquals(State.CLOSED, both.getFirst().state());
    }

    @ParameterizedTest
    @EnumSource(Suspension.class)
    void anExceptionReachesTheOuterIfTheInnerHasEndedMeanwhile(Suspension suspension) {
        make(suspension, out -> out.yield(1));
        both.getLast().close();
        var failure = new ArithmeticException("no milk");
        assertSame(
                failure,
                assertThrows(ArithmeticException.class, () -> both.getFirst().throwIn(failure)));
    }

    /// For `yield from` a NoSuchElementException of an inner coroutine is its end, as a StopIteration is in Python.
    @ParameterizedTest
    @EnumSource(Suspension.class)
    void theEndThatIsThrownInIsTheEndOfAnInnerThatHasEnded(Suspension suspension) {
        make(suspension, out -> out.yield(1));
        both.getLast().close();
        assertThrows(NullPointerException.class, () -> both.getFirst().throwIn(new NoSuchElementException()));
    }

    @ParameterizedTest
    @EnumSource(Suspension.class)
    void twoCoroutinesMayDelegateToOne(Suspension suspension) {
        make(suspension, out -> {
            out.yield(1);
            out.yield(2);
            return 3;
        });
        var second = new ChainedCoroutine<Integer, Integer, Integer>(suspension, out -> out.yieldFrom(both.getLast()));
        assertEquals(new Step.Yielded<>(2), second.next());
        assertEquals(new Step.Returned<>(103), both.getFirst().next());
        assertEquals(new Step.Returned<>(null), second.next());
    }
}
