package tulip.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What all iterators of this stage promise.
final class SemanticsTest {
    /// All iterators of this stage, each made so that it gives the elements of its source unchanged.
    private static Map<String, Function<Iterator<String>, Iterator<String>>> wrappers() {
        var all = new LinkedHashMap<String, Function<Iterator<String>, Iterator<String>>>();
        all.put("UntilSentinel", it -> new UntilSentinel<>(() -> it.hasNext() ? it.next() : "end", "end"));
        all.put("StickyEnd", StickyEnd::new);
        all.put("map", it -> LazyPipeline.of(it).map(element -> element));
        all.put("filter", it -> LazyPipeline.of(it).filter(_ -> true));
        all.put("limit", it -> LazyPipeline.of(it).limit(10));
        all.put("chain, first", it -> ChainZip.chain(() -> it, List.of()));
        all.put("chain, last", it -> ChainZip.chain(List.of(), () -> it));
        all.put(
                "zip, left",
                it -> LazyPipeline.of(ChainZip.zip(it, Watched.naturals())).map(Pair::left));
        all.put(
                "zip, right",
                it -> LazyPipeline.of(ChainZip.zip(Watched.naturals(), it)).map(Pair::right));
        all.put("Tee", Tee::new);
        all.put("Tee, copied", it -> new Tee<>(it).copy());
        all.put("OneAtATime in StickyEnd", it -> new StickyEnd<>(new OneAtATime<>(it)));
        all.put("GeneratorExpression", it -> GeneratorExpression.of(() -> it, element -> element));
        return all;
    }

    private static List<DynamicTest> each(Consumer<Function<Iterator<String>, Iterator<String>>> test) {
        return wrappers().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> test.accept(each.getValue())))
                .toList();
    }

    @TestFactory
    List<DynamicTest> nullIsAnElementLikeAnyOther() {
        return each(wrap -> {
            var walk = wrap.apply(Arrays.asList(null, "a", null).iterator());
            assertTrue(walk.hasNext());
            assertNull(walk.next());
            assertEquals("a", walk.next());
            assertTrue(walk.hasNext());
            assertNull(walk.next());
            assertFalse(walk.hasNext());
        });
    }

    @TestFactory
    List<DynamicTest> theEndIsFinalThoughTheSourceGrows() {
        return each(wrap -> {
            var source = new Watched.Growing();
            var walk = wrap.apply(source);
            assertEquals("grown", walk.next());
            assertFalse(walk.hasNext());
            source.grow();
            int asked = source.asked();
            assertFalse(walk.hasNext());
            assertThrows(NoSuchElementException.class, walk::next);
            assertFalse(walk.hasNext());
            assertEquals(asked, source.asked(), "nobody asks again after the end");
        });
    }

    @TestFactory
    List<DynamicTest> theEndIsFinalForWhoNeverCallsHasNext() {
        return each(wrap -> {
            var source = new Watched.Growing();
            var walk = wrap.apply(source);
            walk.next();
            assertThrows(NoSuchElementException.class, walk::next);
            source.grow();
            assertThrows(NoSuchElementException.class, walk::next);
        });
    }

    @TestFactory
    List<DynamicTest> anExceptionIsNeverTheEnd() {
        return each(wrap -> {
            for (Throwable failure : List.of(new IllegalStateException(), new NoSuchElementException(), new Error())) {
                var walk = wrap.apply(new Failing(failure));
                assertEquals("a", walk.next());
                assertSame(failure, assertThrows(Throwable.class, () -> {
                    if (walk.hasNext()) {
                        walk.next();
                    }
                }));
            }
        });
    }

    @TestFactory
    List<DynamicTest> whatComesAfterAnExceptionIsStillThereExceptInAGenerator() {
        return each(wrap -> {
            var walk = wrap.apply(new Failing(new NoSuchElementException("a bug, not the end")));
            walk.next();
            assertThrows(NoSuchElementException.class, walk::next);
            if (walk instanceof OneAtATime<?>) { // as a generator expression is
                assertFalse(walk.hasNext());
                assertThrows(NoSuchElementException.class, walk::next);
            } else {
                assertTrue(walk.hasNext());
                assertEquals("c", walk.next());
                assertFalse(walk.hasNext());
            }
        });
    }

    @TestFactory
    List<DynamicTest> hasNextNeverConsumesAndPullsNothingTwice() {
        return each(wrap -> {
            var source = Watched.of("a", "b");
            var walk = wrap.apply(source);
            for (int i = 0; i < 5; i++) {
                assertTrue(walk.hasNext());
            }
            assertTrue(source.pulled() <= 1, "at most the one element that it must look ahead");
            assertEquals("a", walk.next());
            assertEquals(1, source.pulled());
            assertEquals("b", walk.next());
            assertFalse(walk.hasNext());
        });
    }

    @TestFactory
    List<DynamicTest> nothingIsPulledBeforeSomeoneAsks() {
        return each(wrap -> {
            var source = Watched.of("a");
            var _ = wrap.apply(source);
            assertEquals(0, source.pulled() + source.asked());
        });
    }

    @TestFactory
    List<DynamicTest> pastTheEndNextThrowsNoSuchElementException() {
        return each(wrap -> {
            var walk = wrap.apply(List.<String>of().iterator());
            assertThrows(NoSuchElementException.class, walk::next);
            assertThrows(NoSuchElementException.class, walk::next);
        });
    }

    @Test
    void anIterableGivesAFreshIteratorEachTime() {
        var countdown = new Countdown(3);
        var first = countdown.iterator();
        first.next();
        var second = countdown.iterator();
        assertEquals(3, second.next());
        assertEquals(2, first.next());
    }

    @Test
    void theEndOfAnArrayListsIteratorIsNotFinal() {
        var list = new ArrayList<>(List.of("a"));
        var loose = list.iterator();
        loose.next();
        assertFalse(loose.hasNext());
        list.add("b");
        assertTrue(loose.hasNext(), "after all");
        assertThrows(ConcurrentModificationException.class, loose::next);
    }

    @Test
    void zipHasTakenTheLeftElementWhenItFindsThatTheRightHasEnded() {
        var left = Watched.of(1, 2, 3);
        var pairs = ChainZip.zip(left, List.of("a").iterator());
        assertEquals(new Pair<>(1, "a"), pairs.next());
        assertFalse(pairs.hasNext());
        assertEquals(2, left.pulled());
        assertEquals(3, left.next(), "2 is gone");
    }

    @Test
    void limitDoesNotEvenAskWhetherThereIsMore() {
        var source = Watched.naturals();
        var three = LazyPipeline.of(source).limit(3);
        three.forEachRemaining(_ -> {});
        assertEquals(3, source.pulled());
        int asked = source.asked();
        assertFalse(three.hasNext());
        assertThrows(NoSuchElementException.class, three::next);
        assertFalse(LazyPipeline.of(source).limit(0).hasNext());
        assertEquals(3, source.pulled());
        assertEquals(asked, source.asked());
    }

    @Test
    void aPipelinePullsOnlyUpToWhatItIsAskedFor() {
        var source = Watched.naturals();
        var mapped = new ArrayList<Integer>();
        var pipeline = LazyPipeline.of(source)
                .filter(n -> n % 3 == 0)
                .map(n -> {
                    mapped.add(n);
                    return n * n;
                })
                .limit(2);
        assertTrue(pipeline.hasNext());
        assertEquals(3, source.pulled());
        assertEquals(List.of(), mapped, "to know that there is one, it need not be made");
        assertEquals(9, pipeline.next());
        assertEquals(36, pipeline.next());
        assertFalse(pipeline.hasNext());
        assertEquals(6, source.pulled());
        assertEquals(List.of(3, 6), mapped);
    }

    @Test
    void aGeneratorExpressionOpensItsSourceAtOnceAndNothingElse() {
        var failure = new IllegalStateException();
        Iterable<String> closed = () -> {
            throw failure;
        };
        assertSame(
                failure,
                assertThrows(IllegalStateException.class, () -> GeneratorExpression.of(closed, element -> element)));

        var ratios = GeneratorExpression.of(List.of(1, 0), n -> 6 / n);
        assertEquals(6, ratios.next());
        assertTrue(ratios.hasNext(), "the source has another; what becomes of it is not known yet");
        assertThrows(ArithmeticException.class, ratios::next);
    }

    @Test
    void aGeneratorExpressionsBodySeesWhatItsVariablesHoldWhenItIsPulled() {
        var factor = new int[] {1};
        var products = GeneratorExpression.of(List.of(1, 2), n -> n * factor[0]);
        assertEquals(1, products.next());
        factor[0] = 10;
        assertEquals(20, products.next());
    }

    @Test
    void whatMayNotBeNullIsRefusedByName() {
        assertRefused("source", () -> new UntilSentinel<>(null, ""));
        assertRefused("source", () -> new StickyEnd<>(null));
        assertRefused("source", () -> LazyPipeline.of(null));
        assertRefused("mapper", () -> LazyPipeline.of(Watched.of()).map(null));
        assertRefused("predicate", () -> LazyPipeline.of(Watched.of()).filter(null));
        assertRefused("source", () -> new Tee<>(null));
        assertRefused("left", () -> ChainZip.zip(null, Watched.of()));
        assertRefused("right", () -> ChainZip.zip(Watched.of(), null));
        assertRefused("source", () -> new OneAtATime<>(null));
        assertRefused("body", () -> GeneratorExpression.of(List.of(), null));
        assertThrows(
                IllegalArgumentException.class,
                () -> LazyPipeline.of(Watched.of()).limit(-1));
    }

    private static void assertRefused(String name, Executable executable) {
        assertEquals(name, assertThrows(NullPointerException.class, executable).getMessage());
    }

    /// Gives "a", throws, and gives "c".
    private static final class Failing implements Iterator<String> {
        private final Throwable failure;
        private int place;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public boolean hasNext() {
            return place < 3;
        }

        @Override
        public String next() {
            return switch (place++) {
                case 0 -> "a";
                case 1 -> throw tulip.iterators.Failing.unchecked(failure);
                case 2 -> "c";
                default -> throw new NoSuchElementException();
            };
        }
    }
}
