package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.iterators.LazyPipeline;

/// What a generator promises to its caller, on each backend (PEP 255, PEP 479).
@ParameterizedClass
@EnumSource(Suspension.class)
final class GeneratorTest {
    private final List<String> trace = new ArrayList<>();
    private final Suspension suspension;

    GeneratorTest(Suspension suspension) {
        this.suspension = suspension;
    }

    private <T> GeneratorObject<T> generator(Generator.Body<T> body) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        return new GeneratorObject<>(suspension, body);
    }

    private GeneratorObject<Integer> traced() {
        return generator(out -> {
            for (int i = 1; i <= 2; i++) {
                trace.add("to " + i);
                out.yield(i);
            }
            trace.add("to the end");
        });
    }

    @Test
    void makingOneRunsNothing() {
        var generator = traced();
        assertEquals(List.of(), trace);
        assertSame(State.CREATED, generator.state());
    }

    @Test
    void nextNeverRunsAhead() {
        var generator = traced();
        assertEquals(1, generator.next());
        assertEquals(List.of("to 1"), trace);
        assertSame(State.TAKEN, generator.state());
        assertEquals(2, generator.next());
        assertEquals(List.of("to 1", "to 2"), trace);
    }

    @Test
    void hasNextRunsToTheNextYieldOnce() {
        var generator = traced();
        assertTrue(generator.hasNext());
        assertTrue(generator.hasNext());
        assertEquals(List.of("to 1"), trace);
        assertSame(State.READY, generator.state());
        assertEquals(1, generator.next());
        assertEquals(List.of("to 1"), trace);
    }

    @Test
    void hasNextRunsToTheEndOnce() {
        var generator = traced();
        generator.next();
        generator.next();
        assertFalse(generator.hasNext());
        assertFalse(generator.hasNext());
        assertEquals(List.of("to 1", "to 2", "to the end"), trace);
        assertSame(State.CLOSED, generator.state());
    }

    @Test
    void theEndIsFinal() {
        var generator = traced();
        generator.forEachRemaining(_ -> {});
        assertThrows(NoSuchElementException.class, generator::next);
        assertFalse(generator.hasNext());
        assertThrows(NoSuchElementException.class, generator::next);
        assertEquals(3, trace.size());
    }

    @Test
    void aBodyThatYieldsNothingEndsAtOnce() {
        var generator = generator(_ -> trace.add("ran"));
        assertThrows(NoSuchElementException.class, generator::next);
        assertEquals(List.of("ran"), trace);
    }

    @Test
    void nullIsAnElementLikeAnyOther() {
        var generator = generator(out -> {
            out.yield(null);
            out.yield(null);
        });
        assertTrue(generator.hasNext());
        assertNull(generator.next());
        assertNull(generator.next());
        assertFalse(generator.hasNext());
    }

    @Test
    void anExceptionReachesTheCallerAsTheSameObjectAndThenItIsExhausted() {
        for (Throwable failure : List.of(new IllegalStateException(), new StackOverflowError(), new IOException())) {
            var byNext = failing(failure);
            byNext.next();
            assertSame(failure, assertThrows(Throwable.class, byNext::next));
            assertThrows(NoSuchElementException.class, byNext::next);
            assertFalse(byNext.hasNext());
            var byHasNext = failing(failure);
            byHasNext.next();
            assertSame(failure, assertThrows(Throwable.class, byHasNext::hasNext));
            assertFalse(byHasNext.hasNext());
        }
    }

    private GeneratorObject<Integer> failing(Throwable failure) {
        return generator(out -> {
            out.yield(1);
            GeneratorTest.<RuntimeException>raise(failure);
        });
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @Test
    void anEndThatEscapesFromTheBodyIsAnErrorWithThatCause() {
        var generator = generator(out -> {
            out.yield(1);
            List.of().iterator().next();
        });
        generator.next();
        var error = assertThrows(IllegalStateException.class, generator::hasNext);
        assertSame(NoSuchElementException.class, error.getCause().getClass());
        assertFalse(generator.hasNext());
    }

    @Test
    void anEndThatTheBodyCatchesIsItsOwnBusiness() {
        var generator = generator(out -> {
            try {
                List.of().iterator().next();
            } catch (NoSuchElementException _) {
                out.yield("caught");
            }
        });
        assertEquals("caught", generator.next());
    }

    @Test
    void whatTheBodyCallsMayYieldForIt() {
        var generator = generator(out -> List.of(3, 1, 2).stream().sorted().forEach(out::yield));
        assertEquals(1, generator.next());
        assertEquals(2, generator.next());
        assertEquals(3, generator.next());
        assertFalse(generator.hasNext());
    }

    @Test
    void generatorsNest() {
        var inner = traced();
        var outer = generator(out -> inner.forEachRemaining(n -> out.yield(n * 10)));
        assertEquals(10, outer.next());
        assertEquals(List.of("to 1"), trace);
        assertEquals(20, outer.next());
        assertFalse(outer.hasNext());
    }

    @Test
    void aBodyMustBeThere() {
        var error = assertThrows(NullPointerException.class, () -> new GeneratorObject<>(suspension, null));
        assertEquals("body", error.getMessage());
        var suspensionError = assertThrows(NullPointerException.class, () -> new GeneratorObject<>(null, _ -> {}));
        assertEquals("primitive", suspensionError.getMessage());
        assertThrows(NullPointerException.class, () -> Generator.of(null));
    }

    @Test
    void aStackThatOverflowsInTheBodyIsAnErrorLikeAnyOther() {
        var generator = generator(out -> {
            out.yield(1);
            out.yield(depth(0));
        });
        generator.next();
        assertThrows(StackOverflowError.class, generator::next);
        assertFalse(generator.hasNext());
    }

    private static int depth(int n) {
        return n < 0 ? n : 1 + depth(n + 1);
    }

    @Test
    void aNegativeLimitIsNamedAndRunsNothing() {
        var generator = traced();
        var error = assertThrows(
                IllegalArgumentException.class, () -> LazyPipeline.of(generator).limit(-1));
        assertEquals("a limit of -1 is negative", error.getMessage());
        assertEquals(List.of(), trace);
        var source = assertThrows(NullPointerException.class, () -> LazyPipeline.of(null));
        assertEquals("source", source.getMessage());
    }

    @Test
    void aPipelineOverAGeneratorRunsItNoFurtherThanItNeeds() {
        var generator = traced();
        var limited = LazyPipeline.of(generator).limit(1);
        assertEquals(1, limited.next());
        assertFalse(limited.hasNext());
        assertEquals(List.of("to 1"), trace);
    }

    @Test
    void manyElementsPass() {
        var generator = generator(out -> {
            for (int i = 0; i < 10_000; i++) {
                out.yield(i);
            }
        });
        for (int i = 0; i < 10_000; i++) {
            assertEquals(i, generator.next());
        }
        assertFalse(generator.hasNext());
    }
}
