package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.coroutines.Step.Returned;

final class BroadcastTest {
    private final List<String> seen = new ArrayList<>();

    /// A sink that notes what it gets, and ends after `count` values.
    private Coroutine<Void, String, Void> sink(String name, int count) {
        return Coroutine.of(out -> {
            try {
                for (int n = 0; n < count; n++) {
                    seen.add(name + " " + out.yield(null));
                }
            } finally {
                seen.add(name + " ends");
            }
            return null;
        });
    }

    private Coroutine<Void, String, Void> failing(String name, Throwable failure) {
        return Coroutine.of(out -> {
            seen.add(name + " " + out.yield(null));
            throw Raise.asItIs(failure);
        });
    }

    @Test
    void eachSinkGetsEachValueInOrder() {
        var orders = Broadcast.to(List.of(sink("a", 9), sink("b", 9)));
        orders.next();
        orders.send("tea");
        orders.send(null);
        assertEquals(List.of("a tea", "b tea", "a null", "b null"), seen);
        orders.close();
        orders.close();
        assertEquals(List.of("a ends", "b ends"), seen.subList(4, 6));
        assertEquals(6, seen.size());
    }

    @Test
    void aFailureStaysWithItsSink() {
        var failure = new AssertionError("no cup");
        var orders = Broadcast.to(List.of(failing("a", failure), sink("b", 2)));
        orders.next();
        orders.send("tea");
        var last = orders.send("milk");
        assertEquals(List.of("a tea", "b tea", "b milk", "b ends"), seen);
        assertEquals(new Returned<Void, List<Throwable>>(List.of(failure)), last);
    }

    @Test
    void allSinksAreClosedAlsoIfOneFails() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second");
        var orders = Broadcast.to(List.of(fails(first), sink("b", 9), fails(second)));
        orders.next();
        assertSame(first, assertThrows(IllegalStateException.class, orders::close));
        assertEquals(List.of("b ends"), seen);
        assertEquals(List.of(second), List.of(first.getSuppressed()));
    }

    @Test
    void sinksMayShareTheirFailure() {
        var failure = new IllegalStateException("shared");
        var orders = Broadcast.to(List.of(fails(failure), fails(failure)));
        orders.next();
        assertSame(failure, assertThrows(IllegalStateException.class, orders::close));
        assertEquals(0, failure.getSuppressed().length);
    }

    private static Coroutine<Void, String, Void> fails(RuntimeException failure) {
        return Coroutine.of(out -> {
            try {
                out.yield(null);
            } finally {
                throwIt(failure);
            }
            return null;
        });
    }

    private static void throwIt(RuntimeException failure) {
        throw failure;
    }

    @Test
    void noSinksIsTheEndAtOnce() {
        assertEquals(
                new Returned<Void, List<Throwable>>(List.of()),
                Broadcast.<String>to(List.of()).next());
    }
}
