package tulip.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Sources and functions that call the iterator that is calling them. The values are those of CPython 3.11, except
/// where decision record 18 says otherwise.
final class ReentryTest {
    private final List<Object> inner = new ArrayList<>();
    private Iterator<?> walk;

    /// Asks the walk for its next element, and records the result.
    private void reenter() {
        try {
            inner.add(walk.next());
        } catch (NoSuchElementException end) {
            inner.add("end");
        } catch (IllegalStateException refused) {
            inner.add("refused");
        }
    }

    private List<Object> rest() {
        var elements = new ArrayList<Object>();
        while (walk.hasNext()) {
            elements.add(walk.next());
        }
        assertFalse(walk.hasNext());
        assertThrows(NoSuchElementException.class, walk::next);
        return elements;
    }

    private List<Object> over(Iterator<Integer> source, Function<Iterator<Integer>, Iterator<?>> wrap) {
        inner.clear();
        walk = wrap.apply(source);
        return rest();
    }

    /// Gives 1 to 6, and calls the walk before one of these elements.
    private Source before(int place) {
        return new Source(6, place, false);
    }

    /// Gives this many elements. The `hasNext` that finds the end calls the walk.
    private Source atTheEnd(int size) {
        return new Source(size, size + 1, true);
    }

    private static Iterator<Integer> limit(Iterator<Integer> source, long most) {
        return LazyPipeline.of(source).limit(most);
    }

    @Test
    void limitGivesNothingAfterItsEnd() {
        assertEquals(List.of(1), over(before(1), it -> limit(it, 2)));
        assertEquals(List.of(2), inner);
        assertEquals(List.of(1), over(before(1), it -> limit(it, 1)));
        assertEquals(List.of(2), inner);
        assertEquals(List.of(1, 2), over(before(2), it -> limit(it, 2)));
        assertEquals(List.of(3), inner);
        assertEquals(List.of(1, 2), over(atTheEnd(2), it -> limit(it, 3)));
        assertEquals(List.of("end"), inner);
    }

    @Test
    void mapAndFilterGoOn() {
        assertEquals(
                List.of(1, 3, 4, 5, 6),
                over(before(1), it -> LazyPipeline.of(it).map(n -> n)));
        assertEquals(
                List.of(1, 3, 4, 5, 6),
                over(before(1), it -> LazyPipeline.of(it).filter(_ -> true)));
        assertEquals(List.of(2), inner);
        assertEquals(List.of(1, 2), over(atTheEnd(2), it -> LazyPipeline.of(it).filter(_ -> true)));
        assertEquals(List.of("end"), inner);
        assertEquals(
                List.of(1, 3, 4),
                over(
                        List.of(1, 2, 3, 4).iterator(),
                        it -> LazyPipeline.of(it).filter(n -> {
                            if (n == 1) {
                                reenter();
                            }
                            return true;
                        })));
        assertEquals(List.of(2), inner);
    }

    @Test
    void anElementThatFilterHasPromisedComes() {
        walk = LazyPipeline.of(List.of(1, 2).iterator()).filter(n -> n == 2 || !walk.hasNext());
        assertTrue(walk.hasNext());
        assertEquals(List.of(2), rest());
    }

    @Test
    void zipGoesOn() {
        var letters = List.of("a", "b", "c");
        assertEquals(
                List.of(new Pair<>(1, "b"), new Pair<>(3, "c")),
                over(before(1), it -> ChainZip.zip(it, letters.iterator())));
        assertEquals(List.of(new Pair<>(2, "a")), inner);
        assertEquals(
                List.of(new Pair<>("a", 1), new Pair<>("c", 3)),
                over(before(1), it -> ChainZip.zip(letters.iterator(), it)));
        assertEquals(List.of(new Pair<>("b", 2)), inner);
    }

    @Test
    void untilSentinelGoesOn() {
        assertEquals(List.of(1, 3, 4), over(before(1), it -> new UntilSentinel<>(it::next, 5)));
        assertEquals(List.of(2), inner);
    }

    @Test
    void chainGoesOn() {
        assertEquals(List.of(1, 3, 4, 5, 6, 91), over(before(1), it -> ChainZip.chain(() -> it, List.of(91))));
        assertEquals(List.of(2), inner);
        assertEquals(List.of(1, 2, 92, 93), over(atTheEnd(2), it -> ChainZip.chain(() -> it, List.of(91, 92, 93))));
        assertEquals(List.of(91), inner);
    }

    @Test
    void aSourceThatAsksTheChainThatIsOpeningItIsRefused() {
        Iterable<Integer> second = () -> {
            reenter();
            assertThrows(IllegalStateException.class, walk::hasNext);
            return List.of(10, 11).iterator();
        };
        walk = ChainZip.chain(List.of(1), second);
        assertEquals(List.of(1, 10, 11), rest());
        assertEquals(List.of("refused"), inner);
    }

    @Test
    void aGeneratorExpressionRefusesAndGoesOn() {
        for (int place = 1; place <= 3; place++) {
            assertEquals(
                    List.of(1, 2, 3, 4, 5, 6), over(before(place), it -> GeneratorExpression.of(() -> it, n -> n)));
            assertEquals(List.of("refused"), inner);
        }
        assertEquals(List.of(1, 2), over(atTheEnd(2), it -> GeneratorExpression.of(() -> it, n -> n)));
        assertEquals(List.of("refused"), inner);
        assertEquals(
                List.of(1, 2),
                over(
                        List.of(1, 2).iterator(),
                        it -> GeneratorExpression.of(() -> it, n -> {
                            reenter();
                            return n;
                        })));
        assertEquals(List.of("refused", "refused"), inner);
    }

    @Test
    void aGeneratorExpressionIsFinishedByARefusalThatNobodyCaught() {
        walk = GeneratorExpression.of(List.of(1, 2), _ -> walk.next());
        assertThrows(IllegalStateException.class, walk::next);
        assertEquals(List.of(), rest());
    }

    @Test
    void teeRefusesAndGoesOn() {
        assertEquals(List.of(1, 2, 3, 4, 5, 6), over(before(2), Tee::new));
        assertEquals(List.of("refused"), inner);
    }

    private final class Source implements Iterator<Integer> {
        private final int size;
        private final int place;
        private final boolean whenAsked;
        private int given;
        private boolean done;

        Source(int size, int place, boolean whenAsked) {
            this.size = size;
            this.place = place;
            this.whenAsked = whenAsked;
        }

        @Override
        public boolean hasNext() {
            if (whenAsked && given + 1 == place && !done) {
                done = true;
                reenter();
            }
            return given < size;
        }

        @Override
        public Integer next() {
            int number = ++given;
            if (!whenAsked && number == place) {
                reenter();
            }
            return number;
        }
    }
}
