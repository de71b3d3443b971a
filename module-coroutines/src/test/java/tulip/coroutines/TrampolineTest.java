package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrampolineTest {
    private static Coroutine<Coroutine<?, ?, ?>, Object, Integer> sumTo(int n) {
        return Coroutine.of(out -> n == 0 ? 0 : n % 10 + (Integer) out.yield(sumTo(n - 1)));
    }

    @Test
    void aHundredThousandCallsDeep() {
        assertEquals(450_000, Trampoline.run(sumTo(100_000)));
    }

    @Test
    void anErrorReachesItsCallerAsTheSameObject() {
        var failure = new IllegalStateException("no milk");
        Coroutine<Coroutine<?, ?, ?>, Object, String> first = Coroutine.of(out -> {
            Coroutine<Object, Object, Void> fails = Coroutine.of(inner -> {
                throw failure;
            });
            assertSame(failure, assertThrows(IllegalStateException.class, () -> out.yield(fails)));
            return "goes on";
        });
        assertEquals("goes on", Trampoline.run(first));
    }

    @Test
    void anErrorThatNobodyCatchesRunsEachFinallyFromTheInsideOut() {
        List<String> seen = new ArrayList<>();
        var failure = new AssertionError("stop");
        assertSame(failure, assertThrows(AssertionError.class, () -> Trampoline.run(nested(3, seen, failure))));
        assertEquals(List.of("finally 1", "finally 2", "finally 3"), seen);
    }

    private static Coroutine<Coroutine<?, ?, ?>, Object, Void> nested(int n, List<String> seen, Error failure) {
        return Coroutine.of(out -> {
            if (n == 0) {
                throw failure;
            }
            try {
                out.yield(nested(n - 1, seen, failure));
            } finally {
                seen.add("finally " + n);
            }
            return null;
        });
    }

    @Test
    void whatCannotBeCalledIsAnErrorOfTheCaller() {
        List<String> seen = new ArrayList<>();
        List<Coroutine<Coroutine<?, ?, ?>, Object, Void>> self = new ArrayList<>();
        self.add(Coroutine.of(out -> {
            seen.add(assertThrows(IllegalArgumentException.class, () -> out.yield(null))
                    .getMessage());
            assertThrows(IllegalStateException.class, () -> out.yield(self.getFirst()));
            Coroutine<Object, Object, Void> ended = Coroutine.of(inner -> null);
            ended.next();
            assertThrows(IllegalStateException.class, () -> out.yield(ended));
            return null;
        }));
        Trampoline.run(self.getFirst());
        assertEquals(List.of("a coroutine calls another coroutine by yielding it, and this is none: null"), seen);
        assertThrows(IllegalStateException.class, () -> Trampoline.run(self.getFirst()));
    }
}
