package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What a generator releases: these objects are collected while the generator itself is still held.
@SuppressWarnings({"ReachabilityFenceUsage", "ReturnValueIgnored"})
final class KeptAliveTest extends OnEachBackend {
    private static final int MOST_COLLECTIONS = 50;

    private static final class Cup {}

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void assertCollected(WeakReference<?> what, Object holder) {
        assertCollected(what, holder, Thread::onSpinWait);
    }

    private static void assertCollected(WeakReference<?> what, Object holder, Runnable meanwhile) {
        for (int i = 0; i < MOST_COLLECTIONS && what.get() != null; i++) {
            System.gc();
            meanwhile.run();
        }
        assertNull(what.get());
        Reference.reachabilityFence(holder);
    }

    private GeneratorObject<Cup> cups() {
        return new GeneratorObject<>(suspension, out -> {
            out.yield(new Cup());
            out.yield(new Cup());
        });
    }

    @Test
    void theElementThatWasTakenWhileItIsSuspended() {
        var cups = cups();
        var first = new WeakReference<>(cups.next());
        assertCollected(first, cups);
        cups.close();
    }

    @Test
    void theLastElementAtTheEnd() {
        var cups = cups();
        cups.next();
        var last = new WeakReference<>(cups.next());
        assertFalse(cups.hasNext());
        assertCollected(last, cups);
    }

    @Test
    void theElementThatNobodyTookWhenItIsClosed() {
        var made = new AtomicReference<WeakReference<Cup>>();
        var cups = new GeneratorObject<Cup>(suspension, out -> out.yield(noted(made)));
        cups.hasNext();
        assertNotNull(made.get().get());
        cups.close();
        assertCollected(made.get(), cups);
    }

    private static Cup noted(AtomicReference<WeakReference<Cup>> made) {
        var cup = new Cup();
        made.set(new WeakReference<>(cup));
        return cup;
    }

    /// A thread of the JVM keeps the last exception that compiled code threw there, until another takes its place.
    @Test
    void whatTheBodyThrew() {
        var cups = failing();
        assertCollected(thrownBy(cups), cups, () -> thrownBy(failing()));
    }

    private GeneratorObject<Cup> failing() {
        return new GeneratorObject<>(suspension, out -> {
            throw new Failure();
        });
    }

    private static WeakReference<Failure> thrownBy(Generator<?> generator) {
        return new WeakReference<>(assertThrows(Failure.class, generator::next));
    }

    @Test
    void theClosureAtTheEnd() {
        assertClosureIsCollected(cups -> assertEquals(false, cups.hasNext() && cups.next() != null && cups.hasNext()));
    }

    @Test
    void theClosureWhenItIsClosed() {
        assertClosureIsCollected(cups -> {
            cups.next();
            cups.close();
        });
    }

    @Test
    void theClosureWhenItIsClosedBeforeItBegan() {
        assertClosureIsCollected(Generator::close);
    }

    private void assertClosureIsCollected(java.util.function.Consumer<Generator<Cup>> use) {
        var made = new AtomicReference<WeakReference<Generator.Body<Cup>>>();
        var generator = madeOf(made);
        use.accept(generator);
        assertCollected(made.get(), generator);
    }

    private Generator<Cup> madeOf(AtomicReference<WeakReference<Generator.Body<Cup>>> made) {
        var captured = new Cup();
        Generator.Body<Cup> body = out -> out.yield(captured);
        made.set(new WeakReference<>(body));
        return new GeneratorObject<>(suspension, body);
    }

    @Test
    void theThreadOfTheBodyAtTheEnd() {
        var thread = new AtomicReference<WeakReference<Thread>>();
        GeneratorObject<Cup> cups = new GeneratorObject<>(suspension, out -> {
            if (!suspension.staysOnOneThread()) {
                thread.set(new WeakReference<>(Thread.currentThread()));
            }
            out.yield(new Cup());
        });
        cups.next();
        cups.close();
        if (thread.get() != null) {
            assertCollected(thread.get(), cups);
        }
    }

    @Test
    void theThreadThatAskedAtTheEnd() throws InterruptedException {
        var cups = cups();
        assertCollected(askedToTheEndBy(cups), cups);
    }

    private static WeakReference<Thread> askedToTheEndBy(Generator<?> generator) throws InterruptedException {
        Thread asking = Thread.ofPlatform().start(() -> generator.forEachRemaining(_ -> {}));
        asking.join();
        return new WeakReference<>(asking);
    }

    @Test
    void anAbandonedGeneratorOnAContinuation() {
        if (suspension.staysOnOneThread()) { // for the other backends see Abandoned
            assertCollected(abandoned(), this);
        }
    }

    private WeakReference<Generator<Cup>> abandoned() {
        Generator<Cup> cups = cups();
        cups.next();
        return new WeakReference<>(cups);
    }
}
