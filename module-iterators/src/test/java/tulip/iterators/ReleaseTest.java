package tulip.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// An iterator that has ended does not hold its source. No iterator holds an element that its caller has taken.
@SuppressWarnings({"ReturnValueIgnored", "ReachabilityFenceUsage"})
final class ReleaseTest {
    private static final int MOST_COLLECTIONS = 50;

    /// All iterators of this stage, each on a source of three elements. Some of them end before their source.
    private static Map<String, Function<Iterator<Object>, Iterator<?>>> wrappers() {
        var all = new LinkedHashMap<String, Function<Iterator<Object>, Iterator<?>>>();
        all.put("UntilSentinel", it -> new UntilSentinel<>(() -> it.hasNext() ? it.next() : "end", "end"));
        all.put("StickyEnd", StickyEnd::new);
        all.put("map", it -> LazyPipeline.of(it).map(element -> element));
        all.put("filter", it -> LazyPipeline.of(it).filter(_ -> true));
        all.put("limit", it -> LazyPipeline.of(it).limit(10));
        all.put("limit, before the source has ended", it -> LazyPipeline.of(it).limit(2));
        all.put("map over limit", it -> LazyPipeline.of(it).limit(2).map(element -> element));
        all.put("chain, first", it -> ChainZip.chain(() -> it, List.of()));
        all.put("chain, last", it -> ChainZip.chain(List.of(), () -> it));
        all.put("zip, left", it -> ChainZip.zip(it, Watched.naturals()));
        all.put("zip, right", it -> ChainZip.zip(Watched.naturals(), it));
        all.put("zip, left, where the right has ended", it -> ChainZip.zip(it, Watched.of(1)));
        all.put("Tee", Tee::new);
        all.put("Tee, copied", it -> new Tee<>(it).copy());
        all.put("GeneratorExpression", it -> GeneratorExpression.of(() -> it, element -> element));
        return all;
    }

    private static List<DynamicTest> each(Consumer<Function<Iterator<Object>, Iterator<?>>> test) {
        return wrappers().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> test.accept(each.getValue())))
                .toList();
    }

    @TestFactory
    List<DynamicTest> theSourceIsLetGoAtTheEnd() {
        return each(wrap -> {
            var source = new Fresh();
            var walk = wrap.apply(source);
            while (walk.hasNext()) {
                walk.next();
            }
            var held = new WeakReference<>(source);
            source = null;
            assertCollected(held);
            assertFalse(walk.hasNext());
        });
    }

    @TestFactory
    List<DynamicTest> anElementThatWasHandedOutIsNotHeld() {
        return each(wrap -> {
            var source = new Fresh();
            var walk = wrap.apply(source);
            walk.hasNext();
            walk.next();
            assertCollected(source.given.getFirst());
            Reference.reachabilityFence(walk);
        });
    }

    @Test
    void anElementThatFilterLeavesOutIsNotHeld() {
        var source = new Fresh();
        var walk = LazyPipeline.of(source).filter(_ -> false);
        assertFalse(walk.hasNext());
        source.given.forEach(ReleaseTest::assertCollected);
        Reference.reachabilityFence(walk);
    }

    @Test
    void theFirstSourceOfAChainIsLetGoWhenTheSecondHasItsTurn() {
        var source = new Fresh();
        Iterator<Object> walk = chainOf(source);
        for (int i = 0; i < 4; i++) {
            walk.next();
        }
        var held = new WeakReference<>(source);
        source = null;
        assertCollected(held);
        assertFalse(walk.hasNext());
    }

    private static Iterator<Object> chainOf(Fresh source) {
        return ChainZip.chain(() -> source, List.of("last"));
    }

    @Test
    void aGeneratorExpressionThatHasThrownHasLetItsSourceGo() {
        var source = new Fresh();
        var walk = failing(source);
        assertThrows(ArithmeticException.class, walk::next);
        var held = new WeakReference<>(source);
        source = null;
        assertCollected(held);
        assertFalse(walk.hasNext());
    }

    private static Iterator<Integer> failing(Fresh source) {
        return GeneratorExpression.of(() -> source, _ -> Math.floorDiv(1, 0));
    }

    /// Fails if the object is alive after more collections than any collector of the JDK needs.
    private static void assertCollected(WeakReference<?> reference) {
        for (int i = 0; i < MOST_COLLECTIONS && reference.get() != null; i++) {
            System.gc();
        }
        assertEquals(null, reference.get());
    }

    /// Gives three new objects, which it does not hold.
    private static final class Fresh implements Iterator<Object> {
        private final List<WeakReference<Object>> given = new ArrayList<>();

        @Override
        public boolean hasNext() {
            return given.size() < 3;
        }

        @Override
        public Object next() {
            var element = new Object();
            given.add(new WeakReference<>(element));
            return element;
        }
    }
}
