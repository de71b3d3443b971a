package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What `close` does in each state, on each backend (PEP 342 added `close` to Python).
@ParameterizedClass
@EnumSource(Suspension.class)
final class CloseSemanticsTest {
    private final List<String> trace = new ArrayList<>();
    private final Suspension suspension;

    CloseSemanticsTest(Suspension suspension) {
        this.suspension = suspension;
    }

    private <T> GeneratorObject<T> generator(Generator.Body<T> body) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        return new GeneratorObject<>(suspension, body);
    }

    private GeneratorObject<Integer> guarded() {
        return generator(out -> {
            try {
                out.yield(1);
                out.yield(2);
            } finally {
                trace.add("finally");
            }
        });
    }

    private static void assertExhausted(GeneratorObject<?> generator) {
        assertSame(State.CLOSED, generator.state());
        assertFalse(generator.hasNext());
        assertThrows(NoSuchElementException.class, generator::next);
    }

    @Test
    void oneThatNeverBeganRunsNoCode() {
        var generator = guarded();
        generator.close();
        assertExhausted(generator);
        assertEquals(List.of(), trace);
    }

    @Test
    void aSuspendedOneRunsItsFinally() {
        var generator = guarded();
        generator.next();
        generator.close();
        assertEquals(List.of("finally"), trace);
        assertExhausted(generator);
    }

    @Test
    void oneThatStandsReadyLosesTheElementThatNobodyTook() {
        var generator = guarded();
        assertTrue(generator.hasNext());
        generator.close();
        assertEquals(List.of("finally"), trace);
        assertExhausted(generator);
    }

    @Test
    void oneThatHasEndedStaysAsItIs() {
        var generator = guarded();
        generator.forEachRemaining(_ -> {});
        generator.close();
        assertExhausted(generator);
        assertEquals(List.of("finally"), trace);
    }

    @Test
    void oneThatHasFailedStaysAsItIs() {
        var generator = generator(_ -> {
            throw new IllegalArgumentException();
        });
        assertThrows(IllegalArgumentException.class, generator::next);
        generator.close();
        assertExhausted(generator);
    }

    @Test
    void closingTwiceDoesNothing() {
        var generator = guarded();
        generator.next();
        generator.close();
        generator.close();
        assertEquals(List.of("finally"), trace);
    }

    @Test
    void returningAtTheExitSignalIsFine() {
        var generator = generator(out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit _) {
                trace.add("returns");
            }
        });
        generator.next();
        generator.close();
        assertEquals(List.of("returns"), trace);
        assertExhausted(generator);
    }

    @Test
    @SuppressWarnings({"finally", "Finally"})
    void aReturnInFinallySwallowsTheExitSignal() {
        var generator = generator(out -> {
            while (true) {
                try {
                    out.yield(1);
                } finally {
                    trace.add("swallowed");
                    return;
                }
            }
        });
        generator.next();
        generator.close();
        assertEquals(List.of("swallowed"), trace);
        assertExhausted(generator);
    }

    @Test
    void catchExceptionDoesNotCatchTheExitSignal() {
        var generator = generator(out -> {
            try {
                out.yield(1);
            } catch (Exception caught) {
                trace.add("caught " + caught);
            }
            trace.add("went on");
        });
        generator.next();
        generator.close();
        assertEquals(List.of(), trace);
        assertExhausted(generator);
    }

    @Test
    void yieldingAgainIsAnErrorAndItStillStandsThere() {
        var generator = generator(out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit _) {
                out.yield(2);
            }
            trace.add("goes on");
            out.yield(3);
        });
        generator.next();
        assertThrows(IllegalStateException.class, generator::close);
        assertSame(State.TAKEN, generator.state());
        assertEquals(3, generator.next());
        assertEquals(List.of("goes on"), trace);
        generator.close();
        assertExhausted(generator);
    }

    @Test
    void anotherExceptionPropagates() {
        var failure = new UnsupportedOperationException();
        var generator = generator(out -> {
            try {
                out.yield(1);
            } finally {
                throwIt(failure);
            }
        });
        generator.next();
        assertSame(failure, assertThrows(UnsupportedOperationException.class, generator::close));
        assertExhausted(generator);
    }

    private static void throwIt(RuntimeException failure) {
        throw failure;
    }

    @Test
    void anEndThatEscapesWhileItClosesIsAnError() {
        var generator = generator(out -> {
            try {
                out.yield(1);
            } finally {
                throwIt(new NoSuchElementException());
            }
        });
        generator.next();
        assertThrows(IllegalStateException.class, generator::close);
        assertExhausted(generator);
    }

    @Test
    void anExitThatTheBodyRaisesItselfReachesTheCaller() {
        var generator = generator(_ -> {
            throw new GeneratorExit();
        });
        assertThrows(GeneratorExit.class, generator::next);
        assertExhausted(generator);
    }

    @Test
    void tryWithResourcesClosesIt() {
        try (var generator = guarded()) {
            assertEquals(1, generator.next());
        }
        assertEquals(List.of("finally"), trace);
    }

    @Test
    void theOuterOneClosesTheInnerOneThatItOwns() {
        var inner = guarded();
        var outer = generator(out -> {
            try (inner) {
                inner.forEachRemaining(out::yield);
            }
        });
        outer.next();
        outer.close();
        assertEquals(List.of("finally"), trace);
        assertExhausted(inner);
    }
}
