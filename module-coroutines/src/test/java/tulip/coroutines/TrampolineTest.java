package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.generators.Chosen;
import tulip.generators.Suspension;

final class TrampolineTest {
    @Test
    void whatCannotBeCalledIsNamed() {
        List<String> seen = new ArrayList<>();
        Trampoline.run(Coroutine.<Coroutine<?, ?, ?>, Object, Void>of(out -> {
            seen.add(assertThrows(IllegalArgumentException.class, () -> out.yield(null))
                    .getMessage());
            return null;
        }));
        assertEquals(List.of("a coroutine calls another coroutine by yielding it, and this is none: null"), seen);
    }

    @Test
    void theFirstCoroutineMustNotHaveBegun() {
        Coroutine<Coroutine<?, ?, ?>, Object, Void> ended = Coroutine.of(_ -> null);
        ended.next();
        assertEquals(
                ended + " cannot be called: it has begun before",
                assertThrows(IllegalStateException.class, () -> Trampoline.run(ended))
                        .getMessage());
    }

    /// On continuations the example DeepCalls shows it.
    @Test
    @Tag("slow")
    void aHundredThousandCallsDeepOnVirtualThreads() {
        try (var _ = new Chosen(Suspension.VIRTUAL_THREAD)) {
            assertEquals(450_000, Trampoline.run(sumTo(100_000)));
        }
    }

    private static Coroutine<Coroutine<?, ?, ?>, Object, Integer> sumTo(int n) {
        return Coroutine.of(out -> n == 0 ? 0 : n % 10 + (Integer) out.yield(sumTo(n - 1)));
    }

    @Test
    void anErrorFromAHundredThousandCallsDeep() {
        var failure = new AssertionError("stop");
        assertSame(failure, assertThrows(AssertionError.class, () -> Trampoline.run(down(100_000, failure))));
    }

    private static Coroutine<Coroutine<?, ?, ?>, Object, Object> down(int n, Error failure) {
        return Coroutine.of(out -> {
            if (n == 0) {
                throw failure;
            }
            return out.yield(down(n - 1, failure));
        });
    }

    /// Runs the contract on coroutines of one kind.
    abstract static class On extends TrampolineContract {
        private final CoroutineKind kind;
        private final Suspension suspension;
        private final int depth;

        On(CoroutineKind kind, Suspension suspension, int depth) {
            this.kind = kind;
            this.suspension = suspension;
            this.depth = depth;
        }

        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return Trampoline.run(first);
        }

        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            return kind.make(suspension, body);
        }

        @Override
        protected int depth() {
            return depth;
        }
    }

    @Nested
    final class OnAVirtualThread extends On {
        OnAVirtualThread() {
            super(CoroutineKind.OBJECT, Suspension.VIRTUAL_THREAD, 200);
        }
    }

    @Nested
    final class ChainedOnAVirtualThread extends On {
        ChainedOnAVirtualThread() {
            super(CoroutineKind.CHAINED, Suspension.VIRTUAL_THREAD, 200);
        }
    }

    @Nested
    final class OnAContinuation extends On {
        OnAContinuation() {
            super(CoroutineKind.OBJECT, Suspension.CONTINUATION, 1000);
        }
    }

    @Nested
    final class ChainedOnAContinuation extends On {
        ChainedOnAContinuation() {
            super(CoroutineKind.CHAINED, Suspension.CONTINUATION, 1000);
        }
    }

    @Nested
    final class OnAPlatformThread extends On {
        OnAPlatformThread() {
            super(CoroutineKind.OBJECT, Suspension.PLATFORM_THREAD, 20);
        }
    }
}
