package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tulip.generators.AlreadyRunning;

/// Wrong calls: each has one answer, changes nothing, and never hangs.
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
@Execution(ExecutionMode.CONCURRENT)
final class BadInputTest extends OnEachKind {
    private final List<Coroutine<Integer, Integer, Integer>> all = new ArrayList<>();

    private Coroutine<Integer, Integer, Integer> counting() {
        return on.make(out -> {
            out.yield(1);
            out.yield(2);
            return 3;
        });
    }

    /// A coroutine that is refused when it delegates to another one. It goes on afterwards.
    private Coroutine<Integer, Integer, Integer> refusedBy(int other) {
        return on.make(out -> {
            assertThrows(AlreadyRunning.class, () -> out.yieldFrom(all.get(other)));
            out.yield(1);
            return 3;
        });
    }

    private void assertWorks(Coroutine<Integer, Integer, Integer> coroutine) {
        assertEquals(new Step.Yielded<>(1), coroutine.next());
        assertEquals(new Step.Returned<>(3), coroutine.next());
    }

    @Test
    void aCoroutineThatDelegatesToItselfIsRefused() {
        all.add(refusedBy(0));
        assertWorks(all.getFirst());
    }

    @Test
    void aCircleIsRefusedWhereItCloses() {
        all.add(refusedBy(2));
        all.add(around(all.getFirst()));
        all.add(around(all.get(1)));
        assertWorks(all.getLast());
    }

    @Test
    void aCoroutineThatIsRunningIsRefused() {
        all.add(on.make(out -> {
            assertWorks(all.get(1));
            out.yield(1);
            return 3;
        }));
        all.add(refusedBy(0));
        assertWorks(all.getFirst());
    }

    @Test
    void aCoroutineThatHasFinishedGivesNull() {
        Coroutine<Integer, Integer, Integer> finished = on.make(_ -> 7);
        finished.next();
        assertEquals(new Step.Returned<>(null), around(finished).next());
        assertEquals(7, finished.result());
    }

    private void assertRefused(Coroutine.Out<Integer, Integer> out) {
        for (CoroutineKind kind : CoroutineKind.values()) {
            Coroutine<Integer, Integer, Integer> inner = new CoroutineKind.On(kind, on.suspension()).make(_ -> 1);
            assertThrows(IllegalStateException.class, () -> out.yieldFrom(inner));
            assertEquals(State.CREATED, inner.state()); // it has not run
        }
    }

    @Test
    void delegatingFromOutsideTheBodyIsRefusedBeforeTheInnerCoroutineRuns() {
        var out = new AtomicReference<Coroutine.Out<Integer, Integer>>();
        Coroutine<Integer, Integer, Integer> coroutine = on.make(side -> {
            out.set(side);
            side.yield(1);
            return 3;
        });
        assertEquals(new Step.Yielded<>(1), coroutine.next());
        assertRefused(out.get());
        assertEquals(new Step.Returned<>(3), coroutine.next());
        assertRefused(out.get());
    }

    @Test
    void delegatingFromAnotherBodyIsRefused() {
        Coroutine<Integer, Integer, Integer> coroutine = on.make(out -> {
            Coroutine<Integer, Integer, Integer> other = on.make(_ -> {
                assertRefused(out);
                return 4;
            });
            other.next();
            out.yield(1);
            return 3;
        });
        assertWorks(coroutine);
    }

    @Test
    void delegatingFromAnotherThreadIsRefused() {
        assertWorks(on.make(out -> {
            onAnotherThread(() -> assertRefused(out));
            out.yield(1);
            return 3;
        }));
    }

    @Test
    void callsFromASecondThreadWhileTheBodyRunsAreRefusedWithoutATrace() {
        all.add(on.make(out -> {
            onAnotherThread(() -> assertAllCallsAreRefused(all));
            out.yield(1);
            return 3;
        }));
        all.add(around(all.getFirst()));
        assertWorks(all.getLast());
    }

    @Test
    void aSecondThreadIsRefusedOnAContinuationAndTakesOverOnAThread() {
        all.add(counting());
        all.add(around(all.getFirst()));
        assertEquals(new Step.Yielded<>(1), all.getLast().next());
        if (on.suspension().staysOnOneThread()) {
            onAnotherThread(() -> assertAllCallsAreRefused(all));
            assertEquals(new Step.Yielded<>(2), all.getLast().next());
        } else {
            onAnotherThread(
                    () -> assertEquals(new Step.Yielded<>(2), all.getLast().next()));
        }
        assertEquals(new Step.Returned<>(3), all.getLast().next());
    }

    private static void assertAllCallsAreRefused(List<Coroutine<Integer, Integer, Integer>> coroutines) {
        for (var coroutine : coroutines) {
            assertThrows(AlreadyRunning.class, coroutine::next);
            assertThrows(AlreadyRunning.class, () -> coroutine.send(7));
            assertThrows(AlreadyRunning.class, () -> coroutine.throwIn(new IllegalArgumentException()));
            assertThrows(AlreadyRunning.class, coroutine::close);
        }
    }

    /// Runs an action on another thread until it has ended, and passes on what it throws.
    private static void onAnotherThread(Executable action) {
        var failure = new AtomicReference<Throwable>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                action.execute();
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the other thread has ended", interrupted);
        }
        if (failure.get() != null) {
            throw Raise.asItIs(failure.get());
        }
    }

    @Test
    void aValueForACoroutineThatHasNotBegunIsRefusedAndTheStartIsStillThere() {
        var coroutine = counting();
        assertThrows(IllegalStateException.class, () -> coroutine.send(7));
        assertEquals(new Step.Yielded<>(1), coroutine.next());
    }

    @Test
    void theResultBeforeTheEndIsRefused() {
        var coroutine = counting();
        assertThrows(IllegalStateException.class, coroutine::result);
        coroutine.next();
        assertThrows(IllegalStateException.class, coroutine::result);
    }

    @Test
    void nothingIsThrownInAndNothingIsDelegatedToWhereItIsNull() {
        var coroutine = counting();
        assertThrows(NullPointerException.class, () -> coroutine.throwIn(null));
        assertEquals(new Step.Yielded<>(1), coroutine.next());
        Coroutine<Integer, Integer, Integer> none = null;
        assertThrows(NullPointerException.class, () -> around(none).next());
    }
}
