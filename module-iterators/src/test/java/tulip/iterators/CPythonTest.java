package tulip.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Cases of CPython's own tests (test_iter, test_itertools, test_builtin, test_genexps) for the same tools.
final class CPythonTest {
    private static <T> List<T> listOf(Iterator<? extends T> walk) {
        var list = new ArrayList<T>();
        walk.forEachRemaining(list::add);
        return list;
    }

    @Test
    void iterOfAFunctionThatWalksItsOwnIteratorToTheEndStaysEnded() {
        var walk = new AtomicReference<Iterator<Integer>>();
        var inner = new boolean[1];
        Supplier<Integer> supplier = () -> {
            if (inner[0]) {
                return 2;
            }
            inner[0] = true;
            assertEquals(List.of(), listOf(walk.get()));
            return 1; // hasNext was true, but the source has just ended
        };
        walk.set(new UntilSentinel<>(supplier, 2));
        assertThrows(NoSuchElementException.class, walk.get()::next);
        assertFalse(walk.get().hasNext());
    }

    @Test
    void iterOfAFunctionGoesOnAfterItsError() {
        var calls = new int[1];
        var walk = new UntilSentinel<>(
                () -> {
                    if (++calls[0] == 2) {
                        throw new IllegalStateException();
                    }
                    return calls[0];
                },
                4);
        assertEquals(1, walk.next());
        assertThrows(IllegalStateException.class, walk::hasNext);
        assertEquals(List.of(3), listOf(walk));
        assertEquals(4, calls[0]);
    }

    @Test
    void theSentinelMayBeNull() {
        var lines = List.of("a", "b").iterator();
        assertEquals(List.of("a", "b"), listOf(new UntilSentinel<>(() -> lines.hasNext() ? lines.next() : null, null)));
    }

    @Test
    void chainOfNothingIsEmpty() {
        assertEquals(List.of(), listOf(ChainZip.chain(List.of(), List.of())));
        Iterable<Integer> rest = () -> ChainZip.chain(List.of(), List.of(2));
        assertEquals(List.of(1, 2), listOf(ChainZip.chain(List.of(1), rest)));
    }

    @Test
    void chainOpensNothingBeforeItsTurn() {
        Iterable<Integer> broken = () -> {
            throw new IllegalStateException();
        };
        var walk = ChainZip.chain(List.of(1), broken);
        assertEquals(1, walk.next());
        assertThrows(IllegalStateException.class, walk::hasNext);
        assertThrows(IllegalStateException.class, walk::next, "an exception is not the end");
    }

    @Test
    void zipOfUnequalLengthsEndsWithTheShorter() {
        var right = Watched.of("a", "b");
        assertEquals(List.of(new Pair<>(1, "a")), listOf(ChainZip.zip(List.of(1).iterator(), right)));
        assertEquals(1, right.pulled(), "the right is not asked when the left has ended");
    }

    @Test
    void zipLosesTheLeftElementIfTheRightFails() {
        var left = List.of(1, 2, 3).iterator();
        var right = LazyPipeline.of(List.of(0, 5, 6).iterator()).map(n -> 30 / n);
        var pairs = ChainZip.zip(left, right);
        assertThrows(ArithmeticException.class, pairs::next);
        assertEquals(List.of(new Pair<>(2, 6), new Pair<>(3, 5)), listOf(pairs));
    }

    @Test
    void filterGoesOnWithTheElementAfterTheOneThatItsPredicateFailedOn() {
        var kept = LazyPipeline.of(List.of(1, 0, 6).iterator()).filter(n -> 6 % n == 0);
        assertEquals(1, kept.next());
        assertThrows(ArithmeticException.class, kept::hasNext);
        assertEquals(List.of(6), listOf(kept));
    }

    @Test
    void teeWorksForAnyOrderOfPulls() {
        var random = new Random(1);
        for (int round = 0; round < 100; round++) {
            var source = Watched.over(IntStream.range(0, 100).iterator());
            var one = new Tee<>(source);
            List<Iterator<Integer>> walks = List.of(one, one.copy());
            List<List<Integer>> seen = List.of(new ArrayList<>(), new ArrayList<>());
            while (walks.getFirst().hasNext() || walks.getLast().hasNext()) {
                int which = random.nextInt(2);
                if (walks.get(which).hasNext()) {
                    seen.get(which).add(walks.get(which).next());
                }
            }
            var all = IntStream.range(0, 100).boxed().toList();
            assertEquals(List.of(all, all), seen);
            assertEquals(100, source.pulled());
        }
    }

    @Test
    void aCopyBeginsWhereTheOriginalStands() {
        var one = new Tee<>(List.of(1, 2, 3).iterator());
        one.next();
        var two = one.copy();
        one.next();
        assertEquals(List.of(2, 3), listOf(two.copy()));
        assertEquals(List.of(2, 3), listOf(two));
        assertEquals(List.of(3), listOf(one));
    }

    @Test
    void aSourceThatPullsFromItsOwnTeeIsRefused() {
        var tee = new AtomicReference<Tee<Integer>>();
        var refused = new ArrayList<Exception>();
        var source = LazyPipeline.of(List.of(1, 2).iterator()).map(n -> {
            refused.add(assertThrows(IllegalStateException.class, tee.get()::next));
            refused.add(assertThrows(IllegalStateException.class, tee.get()::hasNext));
            return n;
        });
        tee.set(new Tee<>(source));
        var copy = tee.get().copy();
        assertEquals(List.of(1, 2), listOf(tee.get()));
        assertEquals(List.of(1, 2), listOf(copy));
        assertEquals(4, refused.size());
    }

    @Test
    void teePassesAnErrorToWhoeverAskedAndGoesOn() {
        var one = new Tee<>(LazyPipeline.of(List.of(1, 0, 3).iterator()).map(n -> 3 / n));
        var two = one.copy();
        assertEquals(3, one.next());
        assertThrows(ArithmeticException.class, one::next);
        assertEquals(1, one.next());
        assertEquals(List.of(3, 1), listOf(two));
    }

    @Test
    void aGeneratorExpressionIsFinishedByWhatItThrows() {
        var walk = GeneratorExpression.of(List.of(1, 0, 3), n -> 3 / n);
        assertEquals(3, walk.next());
        assertThrows(ArithmeticException.class, walk::next);
        assertFalse(walk.hasNext());
        assertThrows(NoSuchElementException.class, walk::next);
    }

    @Test
    void aGeneratorExpressionsInnerSourcesAreOpenedLate() {
        Iterable<Integer> broken = () -> {
            throw new IllegalStateException();
        };
        var outer = GeneratorExpression.of(List.of(1), _ -> GeneratorExpression.of(broken, n -> n));
        assertThrows(IllegalStateException.class, outer::next);
    }

    @Test
    void nullPassesThroughAPair() {
        var pair = ChainZip.zip(Watched.of((Object) null), Watched.of((Object) null))
                .next();
        assertNull(pair.left());
        assertNull(pair.right());
    }
}
