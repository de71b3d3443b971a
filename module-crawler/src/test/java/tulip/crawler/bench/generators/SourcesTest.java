package tulip.crawler.bench.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.bench.Names;

/// Checks that all compared sources and walks do the same work.
class SourcesTest {
    @ParameterizedTest
    @EnumSource
    void everySourceCountsFromZero(NumberSource source) {
        Iterator<Integer> numbers = source.open();
        for (int expected = 0; expected < 1_000; expected++) {
            assertTrue(numbers.hasNext());
            assertEquals(expected, numbers.next());
        }
        NumberSource.close(numbers);
        assertEquals(source, NumberSource.parse(source.id()));
    }

    @ParameterizedTest
    @EnumSource
    void everyWalkGivesTheTreeInOrder(TreeWalker walker) {
        for (int depth = 1; depth <= 6; depth++) {
            List<Integer> seen = new ArrayList<>();
            walker.walk(TreeWalker.full(depth)).forEachRemaining(seen::add);
            assertEquals(IntStream.range(1, 1 << depth).boxed().toList(), seen);
        }
        assertEquals(walker, TreeWalker.parse(Names.of(walker)));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsHeldAndLetGo(SuspendedKind kind) throws Exception {
        var some = new Object[100];
        kind.fill(some);
        for (Object each : some) {
            assertTrue(each != null);
        }
        kind.release(some);
    }

    @Test
    void aBareHandoffEndsItsThreadWhenItIsClosed() {
        var numbers = new BareHandoff(Thread.ofPlatform().daemon().name("a bare hand-off"));
        assertEquals(0, numbers.next());
        numbers.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("a bare hand-off")));
    }

    @Test
    void aForkStartsWithTheFlagsOfItsParameters() {
        assertEquals(List.of(), ForkFlags.of(Map.of("engine", "vertx")));
        assertEquals(
                List.of("-Djdk.virtualThreadScheduler.parallelism=1"),
                ForkFlags.of(Map.of("consumer", "virtual", "parallelism", "1")));
        assertTrue(ForkFlags.of(Map.of("headers", "compact")).contains("-XX:+UseCompactObjectHeaders"));
        var wrong = assertThrows(IllegalStateException.class, () -> ForkFlags.require("1"));
        assertTrue(wrong.getMessage().contains("./tulip bench"), wrong.getMessage());
    }

    @Test
    void unknownNamesAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> NumberSource.parse("fast"));
        assertThrows(IllegalArgumentException.class, () -> TreeWalker.parse("fast"));
        assertThrows(IllegalArgumentException.class, () -> SuspendedKind.parse("fast"));
    }
}
