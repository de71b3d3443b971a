package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;
import tulip.generators.LiveCoroutines;
import tulip.generators.Suspension;

/// Calls of two threads, one after the other. On a continuation a coroutine belongs to the thread that first
/// resumes it, until it ends; on threads it belongs to nobody.
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
final class TurnTest extends OnEachKind {
    private static final class Cup extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// What another thread gets from a call: null, or what the call throws.
    private static Throwable onAnotherThread(Runnable call) throws InterruptedException {
        var thrown = new AtomicReference<Throwable>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                call.run();
            } catch (Throwable any) {
                thrown.set(any);
            }
        });
        thread.join();
        return thrown.get();
    }

    private Coroutine<Integer, Integer, Integer> patient() {
        return on.make(out -> {
            int caught = 0;
            while (true) {
                try {
                    if (out.yield(caught) != null) {
                        return caught;
                    }
                } catch (Cup cup) {
                    caught++;
                }
            }
        });
    }

    private static final List<Consumer<Coroutine<Integer, Integer, Integer>>> PAUSES =
            List.of(Coroutine::next, paused -> paused.throwIn(new Cup()));

    private static final List<Consumer<Coroutine<Integer, Integer, Integer>>> ENDS = List.of(
            paused -> paused.send(1),
            paused -> assertThrows(ArithmeticException.class, () -> paused.throwIn(new ArithmeticException())),
            paused -> assertThrows(GeneratorExit.class, () -> paused.throwIn(new GeneratorExit())),
            Coroutine::close);

    @Test
    void afterAPauseOnlyAContinuationRefusesAnotherThread() throws Exception {
        for (var pause : PAUSES) {
            for (var made : List.of(patient(), around(patient()), around(around(patient())))) {
                made.next();
                pause.accept(made);
                for (Runnable call : List.<Runnable>of(made::next, () -> made.throwIn(new Cup()), made::close)) {
                    Throwable thrown = onAnotherThread(call);
                    if (on.suspension() == Suspension.CONTINUATION) {
                        assertTrue(thrown instanceof AlreadyRunning, () -> "thrown: " + thrown);
                        assertTrue(
                                thrown.getMessage()
                                        .contains(Thread.currentThread().getName()),
                                thrown.getMessage());
                    } else {
                        assertEquals(null, thrown);
                    }
                }
                made.close();
            }
        }
    }

    @Test
    void afterTheEndAnotherThreadMayCall() throws Exception {
        for (var end : ENDS) {
            for (var made : List.of(patient(), around(patient()), around(around(patient())))) {
                made.next();
                end.accept(made);
                assertEquals(null, onAnotherThread(made::close));
                assertTrue(onAnotherThread(made::next) instanceof NoSuchElementException);
                assertTrue(onAnotherThread(() -> made.throwIn(new Cup())) instanceof Cup);
                assertEquals(null, onAnotherThread(made::result));
            }
        }
    }

    @Test
    void anInnerThatHasEndedBelongsToNobodyAlthoughItsOuterGoesOn() throws Exception {
        var inner = patient();
        Coroutine<Integer, Integer, Integer> outer = on.make(out -> {
            out.yieldFrom(inner);
            out.yield(10);
            return 11;
        });
        outer.next();
        assertEquals(new Step.Yielded<>(10), outer.send(1));
        assertEquals(null, onAnotherThread(inner::close));
        assertTrue(onAnotherThread(inner::next) instanceof NoSuchElementException);
        assertEquals(new Step.Returned<>(11), outer.next());
    }

    @Test
    void oneThatHasNotBegunBelongsToNobody() throws Exception {
        var refused = patient();
        assertTrue(onAnotherThread(() -> refused.send(1)) instanceof IllegalStateException);
        if (on.suspension() != Suspension.CONTINUATION) {
            assertDoesNotThrow(refused::next);
            refused.close();
        }
        var closed = patient();
        assertEquals(null, onAnotherThread(closed::close));
        assertThrows(NoSuchElementException.class, closed::next);
    }

    @Test
    void eachCallOfTheRunningBodyIsRefused() {
        AtomicReference<Coroutine<Integer, Integer, Integer>> self = new AtomicReference<>();
        self.set(on.make(out -> {
            assertThrows(AlreadyRunning.class, self.get()::next);
            assertThrows(AlreadyRunning.class, () -> self.get().send(1));
            assertThrows(AlreadyRunning.class, () -> self.get().throwIn(new Cup()));
            assertThrows(AlreadyRunning.class, self.get()::close);
            return 1;
        }));
        assertEquals(new Step.Returned<>(1), self.get().next());
    }

    @Test
    void theListOfLiveCoroutinesShowsTheCallersObjectUntilItEnds() {
        assumeTrue(on.kind() != CoroutineKind.CHAINED_OVER_OBJECTS, "there each link is a coroutine of its own");
        var made = patient();
        made.next();
        assertTrue(LiveCoroutines.all().contains(made));
        made.close();
        assertFalse(LiveCoroutines.all().contains(made));
    }
}
