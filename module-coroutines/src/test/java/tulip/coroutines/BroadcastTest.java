package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.coroutines.Step.Returned;
import tulip.generators.Suspension;

final class BroadcastTest {
    @Test
    @Tag("contract") // of the shorthand, which no answer has: .ci/mutation runs it
    void aBroadcastMayBeASinkOfAnother() {
        List<String> seen = new ArrayList<>();
        var inner = Broadcast.to(List.of(sink("a", seen), sink("b", seen)));
        var outer = Broadcast.to(List.of(inner, sink("c", seen)));
        outer.next();
        outer.send("tea");
        outer.close();
        assertEquals(List.of("a tea", "b tea", "c tea", "a ends", "b ends", "c ends"), seen);
        assertNull(inner.result());
    }

    private static Coroutine<Void, String, Void> sink(String name, List<String> seen) {
        return Coroutine.of(out -> {
            try {
                while (true) {
                    seen.add(name + " " + out.yield(null));
                }
            } finally {
                seen.add(name + " ends");
            }
        });
    }

    /// Code that changes its list of sinks changes no broadcast.
    @Test
    void theListOfSinksIsCopied() {
        List<String> seen = new ArrayList<>();
        var sinks = new ArrayList<>(List.of(sink("a", seen)));
        var orders = Broadcast.to(sinks);
        sinks.clear();
        orders.next();
        orders.send("tea");
        assertEquals(List.of("a tea"), seen);
        orders.close();
    }

    @Test
    void aBroadcastThatHasNotBegunClosesNoSink() {
        var sink = sink("a", new ArrayList<>());
        var orders = Broadcast.to(List.of(sink));
        orders.close();
        assertEquals(State.CREATED, sink.state());
        assertEquals(
                new Returned<Void, List<Throwable>>(List.of()),
                Broadcast.<String>to(List.of()).next());
    }

    /// Runs the contract on coroutines of one kind.
    abstract static class On extends BroadcastContract {
        private final CoroutineKind kind;
        private final Suspension suspension;

        On(CoroutineKind kind, Suspension suspension) {
            this.kind = kind;
            this.suspension = suspension;
        }

        @Override
        protected Coroutine.Body<Void, String, List<Throwable>> broadcast(List<Coroutine<Void, String, Void>> sinks) {
            return new Broadcast<>(sinks);
        }

        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            return kind.make(suspension, body);
        }
    }

    @Nested
    final class OnAVirtualThread extends On {
        OnAVirtualThread() {
            super(CoroutineKind.OBJECT, Suspension.VIRTUAL_THREAD);
        }
    }

    @Nested
    final class ChainedOnAVirtualThread extends On {
        ChainedOnAVirtualThread() {
            super(CoroutineKind.CHAINED, Suspension.VIRTUAL_THREAD);
        }
    }

    @Nested
    final class OnAContinuation extends On {
        OnAContinuation() {
            super(CoroutineKind.OBJECT, Suspension.CONTINUATION);
        }
    }

    @Nested
    final class ChainedOnAContinuation extends On {
        ChainedOnAContinuation() {
            super(CoroutineKind.CHAINED, Suspension.CONTINUATION);
        }
    }

    @Nested
    final class OnAPlatformThread extends On {
        OnAPlatformThread() {
            super(CoroutineKind.OBJECT, Suspension.PLATFORM_THREAD);
        }
    }
}
