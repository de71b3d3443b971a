package tulip.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Gatherer;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tulip.iterators.example.EvenSquaresByStream;

/// How java.util.stream behaves in the cases of this stage, on the JDK that runs the tests.
final class StreamsTest {
    private final List<Integer> made = new ArrayList<>();

    private Stream<Integer> inner(int elements) {
        return IntStream.range(0, elements).boxed().peek(made::add);
    }

    @Test
    void aStreamIsBoundToItsSourceLate() {
        var orders = new ArrayList<>(List.of("espresso"));
        Stream<String> stream = orders.stream();
        orders.add("tea");
        assertEquals(List.of("espresso", "tea"), stream.toList());
    }

    @Test
    void aStreamIsUsedOnce() {
        Stream<String> stream = Stream.of("espresso");
        assertEquals(List.of("espresso"), stream.toList());
        assertThrows(IllegalStateException.class, stream::toList);
    }

    @Test
    void theIteratorOfAMappedStreamLooksOneAhead() {
        var walk = inner(1_000).iterator();
        assertEquals(0, made.size());
        assertTrue(walk.hasNext());
        assertEquals(1, made.size());
        walk.next();
        assertEquals(1, made.size());
    }

    @Test
    void theIteratorOfAFlatMapBuffersAWholeInnerStream() {
        var walk = Stream.of(1_000, 1_000).flatMap(this::inner).iterator();
        assertEquals(0, walk.next());
        assertEquals(1_000, made.size(), "999 of them for nobody yet");
    }

    @Test
    void aGathererThatFlattensBuffersAWholeInnerStreamToo() {
        Gatherer<Integer, ?, Integer> flatten = Gatherer.of(
                (_, elements, downstream) -> inner(elements).allMatch(downstream::push) && !downstream.isRejecting());
        var walk = Stream.of(1_000, 1_000).gather(flatten).iterator();
        assertEquals(0, walk.next());
        assertEquals(1_000, made.size());
    }

    @Test
    void aShortCircuitingFlatMapPullsOnlyWhatItNeeds() {
        assertEquals(0, Stream.of(1_000).flatMap(this::inner).findFirst().orElseThrow());
        assertEquals(1, made.size());
    }

    @Test
    void aChainOfIteratorsPullsOnlyWhatItIsAskedFor() {
        var walk =
                ChainZip.chain(() -> inner(1_000).iterator(), () -> inner(1_000).iterator());
        assertEquals(0, walk.next());
        assertEquals(1, made.size());
    }

    @Test
    void iteratorStreamAndGathererPullTheSameOfTheSamePipeline() {
        var source = Watched.naturals();
        var pipeline =
                LazyPipeline.of(source).filter(n -> n % 2 == 0).map(n -> n * n).limit(3);
        var seen = new ArrayList<Integer>();
        pipeline.forEachRemaining(seen::add);
        assertEquals(List.of(4, 16, 36), seen);
        assertEquals(6, source.pulled());

        var streamed = Watched.naturals();
        assertEquals(
                seen,
                stream(streamed)
                        .filter(n -> n % 2 == 0)
                        .map(n -> n * n)
                        .limit(3)
                        .toList());
        assertEquals(6, streamed.pulled());

        var gathered = Watched.naturals();
        assertEquals(
                seen,
                stream(gathered).gather(EvenSquaresByStream.evenSquares(3)).toList());
        assertEquals(6, gathered.pulled());
    }

    @Test
    void windowsOfThePairsThatZipMakesByHandAreAGatherer() {
        assertEquals(
                List.of(List.of(1, 2), List.of(2, 3)),
                Stream.of(1, 2, 3).gather(Gatherers.windowSliding(2)).toList());
        var tee = new Tee<>(List.of(1, 2, 3).iterator());
        var ahead = tee.copy();
        ahead.next();
        var pairs = new ArrayList<Pair<Integer, Integer>>();
        ChainZip.zip(tee, ahead).forEachRemaining(pairs::add);
        assertEquals(List.of(new Pair<>(1, 2), new Pair<>(2, 3)), pairs);
    }

    private static Stream<Integer> stream(Watched<Integer> source) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(source, Spliterator.ORDERED), false);
    }
}
