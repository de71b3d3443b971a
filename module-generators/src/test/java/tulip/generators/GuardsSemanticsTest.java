package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Which thread may resume and which code may yield, on each backend. Every other call is refused, no thread
/// hangs, and the generator stays usable.
@ParameterizedClass
@EnumSource(Suspension.class)
@Timeout(30)
final class GuardsSemanticsTest {
    private final List<Throwable> refused = new ArrayList<>();
    private final Suspension suspension;
    private GeneratorObject<Integer> generator;

    GuardsSemanticsTest(Suspension suspension) {
        this.suspension = suspension;
    }

    private void make(Generator.Body<Integer> body) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        generator = new GeneratorObject<>(suspension, body);
    }

    private static Thread start(Runnable what) {
        return Thread.ofPlatform().daemon().start(what);
    }

    @Test
    void aBodyThatAsksItselfIsRefusedAndStaysUsable() {
        make(out -> {
            out.yield(1);
            refused.add(assertThrows(AlreadyRunning.class, generator::next));
            refused.add(assertThrows(AlreadyRunning.class, generator::hasNext));
            out.yield(2);
        });
        assertEquals(1, generator.next());
        assertEquals(2, generator.next());
        assertFalse(generator.hasNext());
        assertEquals(2, refused.size());
    }

    @Test
    void aBodyThatClosesItselfIsRefusedAndStaysUsable() {
        make(out -> {
            refused.add(assertThrows(AlreadyRunning.class, generator::close));
            out.yield(1);
            refused.add(assertThrows(AlreadyRunning.class, generator::close));
            out.yield(2);
        });
        assertEquals(1, generator.next());
        assertEquals(2, generator.next());
        assertFalse(generator.hasNext());
        assertEquals(2, refused.size());
    }

    @Test
    void aBodyThatIsBeingClosedMayNotCloseItselfEither() {
        make(out -> {
            try {
                out.yield(1);
            } finally {
                refused.add(assertThrows(AlreadyRunning.class, generator::close));
            }
        });
        generator.next();
        generator.close();
        assertEquals(1, refused.size());
        assertSame(State.CLOSED, generator.state());
    }

    @Test
    void theRefusalEndsABodyThatDoesNotCatchIt() {
        make(_ -> generator.next());
        assertThrows(AlreadyRunning.class, generator::next);
        assertFalse(generator.hasNext());
    }

    @Test
    void ofTwoThreadsThatAskAtOnceOneIsRefused() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        make(out -> {
            inside.countDown();
            await(goOn);
            out.yield(1);
        });
        var got = new AtomicReference<Integer>();
        Thread first = start(() -> {
            got.set(generator.next());
            assertFalse(generator.hasNext());
        });
        inside.await();
        String message = assertThrows(AlreadyRunning.class, generator::next).getMessage();
        assertTrue(message.contains(suspension.staysOnOneThread() ? "belongs to" : "is already running"), message);
        assertThrows(AlreadyRunning.class, generator::hasNext);
        assertThrows(AlreadyRunning.class, generator::close);
        goOn.countDown();
        first.join();
        assertEquals(1, got.get());
        assertSame(State.CLOSED, generator.state());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void yieldingOnAnotherThreadIsRefusedAndTheBodyGoesOn() {
        make(out -> {
            Thread other = start(() -> refused.add(assertThrows(IllegalStateException.class, () -> out.yield(0))));
            join(other);
            out.yield(1);
        });
        assertEquals(1, generator.next());
        assertEquals(1, refused.size());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void yieldingWhileNobodyAsksIsRefused() {
        var kept = new AtomicReference<Generator.Out<Integer>>();
        make(out -> {
            kept.set(out);
            out.yield(1);
            out.yield(2);
        });
        assertEquals(1, generator.next());
        assertThrows(IllegalStateException.class, () -> kept.get().yield(0));
        assertEquals(2, generator.next());
    }

    @Test
    void yieldingAfterTheCloseIsRefused() {
        var kept = new AtomicReference<Generator.Out<Integer>>();
        make(out -> {
            kept.set(out);
            out.yield(1);
        });
        generator.next();
        generator.close();
        assertThrows(IllegalStateException.class, () -> kept.get().yield(0));
        assertFalse(generator.hasNext());
    }

    @Test
    void yieldingForAnOuterGeneratorFromAnInnerOnesBodyIsRefused() {
        make(out -> {
            var inner = new GeneratorObject<Integer>(suspension, _ -> out.yield(0));
            refused.add(assertThrows(IllegalStateException.class, inner::next));
            out.yield(1);
        });
        assertEquals(1, generator.next());
        assertEquals(1, refused.size());
    }

    @Test
    void onAThreadOfItsOwnAnotherThreadMayGoOn() throws InterruptedException {
        assumeTrue(!suspension.staysOnOneThread());
        make(out -> {
            out.yield(1);
            out.yield(2);
        });
        assertEquals(1, generator.next());
        var got = new AtomicReference<Integer>();
        start(() -> got.set(generator.next())).join();
        assertEquals(2, got.get());
        Thread.ofVirtual().start(() -> assertFalse(generator.hasNext())).join();
        assertSame(State.CLOSED, generator.state());
    }

    @Test
    void aContinuationBelongsToTheThreadThatFirstResumesIt() throws InterruptedException {
        assumeTrue(suspension.staysOnOneThread());
        make(out -> {
            out.yield(1);
            out.yield(2);
        });
        assertEquals(1, generator.next());
        start(() -> {
                    refused.add(assertThrows(AlreadyRunning.class, generator::next));
                    refused.add(assertThrows(AlreadyRunning.class, generator::hasNext));
                    refused.add(assertThrows(AlreadyRunning.class, generator::close));
                })
                .join();
        assertEquals(3, refused.size());
        String message = refused.getFirst().getMessage();
        assertTrue(message.contains('"' + Thread.currentThread().getName() + '"'), message);
        assertTrue(message.contains("a continuation stays on one thread"), message);
        assertSame(State.TAKEN, generator.state(), "the refused calls have left no trace");
        assertEquals(2, generator.next());
        assertFalse(generator.hasNext());
    }

    @Test
    void whatHasNotBegunAndWhatHasEndedBelongsToNobody() throws InterruptedException {
        make(out -> out.yield(1));
        start(generator::close).join();
        assertFalse(generator.hasNext());
        start(() -> assertFalse(generator.hasNext())).join();
        make(out -> out.yield(1));
        assertEquals(1, generator.next());
        assertFalse(generator.hasNext());
        start(() -> {
                    refused.add(assertThrows(NoSuchElementException.class, generator::next));
                    generator.close();
                })
                .join();
        assertEquals(1, refused.size());
        generator.close();
    }

    @Test
    void aVirtualThreadMayAskAndBlockInTheBody() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        make(out -> {
            out.yield(1);
            await(goOn);
            out.yield(2);
        });
        var got = new AtomicReference<Integer>();
        Thread consumer = Thread.ofVirtual().start(() -> got.set(generator.next() + generator.next()));
        start(goOn::countDown).join();
        consumer.join();
        assertEquals(3, got.get());
    }

    @Test
    void whileABodyDoesNotYieldNextDoesNotReturn() throws InterruptedException {
        var loops = new AtomicInteger();
        make(out -> {
            while (loops.incrementAndGet() > 0) {
                Thread.onSpinWait();
            }
        });
        Thread asking = start(() -> assertThrows(NoSuchElementException.class, generator::next));
        while (loops.get() < 10_000) {
            Thread.onSpinWait();
        }
        assertTrue(asking.isAlive());
        loops.set(Integer.MAX_VALUE - 1); // its next step is below zero, and ends the loop
        asking.join();
    }

    /// If the body has a thread of its own, the body goes on. The caller has the interrupt when it gets the turn
    /// again.
    @Test
    void anInterruptedCallerEndsWhatBlocksInTheBodyOnAContinuation() throws InterruptedException {
        assumeTrue(suspension == Suspension.CONTINUATION);
        var inside = new CountDownLatch(1);
        make(out -> {
            inside.countDown();
            assertThrows(InterruptedException.class, new CountDownLatch(1)::await);
            out.yield(1);
        });
        var got = new AtomicReference<Integer>();
        Thread asking = start(() -> got.set(generator.next()));
        inside.await();
        asking.interrupt();
        asking.join();
        assertEquals(1, got.get());
    }

    @Test
    void anInterruptOfAWaitingCallerIsThereWhenTheBodyHasPaused() throws InterruptedException {
        assumeTrue(suspension != Suspension.CONTINUATION);
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        make(out -> {
            inside.countDown();
            await(goOn);
            out.yield(1);
        });
        var interrupted = new AtomicReference<Boolean>();
        Thread asking = start(() -> {
            generator.next();
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        inside.await();
        asking.interrupt();
        goOn.countDown();
        asking.join();
        assertTrue(interrupted.get());
    }
}
