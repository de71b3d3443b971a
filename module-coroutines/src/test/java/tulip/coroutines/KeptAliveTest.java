package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a coroutine releases: these objects are collected while the coroutine itself is still held.
@SuppressWarnings("ReachabilityFenceUsage")
final class KeptAliveTest extends OnEachKind {
    private static final int MOST_COLLECTIONS = 50;

    private static final class Cup {}

    private static void assertCollected(WeakReference<?> what, Object holder) {
        for (int i = 0; i < MOST_COLLECTIONS && what.get() != null; i++) {
            System.gc();
            Thread.onSpinWait();
        }
        assertNull(what.get());
        Reference.reachabilityFence(holder);
    }

    private Coroutine<Cup, Cup, Cup> cups() {
        return on.make(out -> {
            out.yield(new Cup());
            out.yield(new Cup());
            return null;
        });
    }

    private static WeakReference<Cup> yielded(Coroutine<Cup, Cup, Cup> coroutine) {
        return new WeakReference<>(((Step.Yielded<Cup, Cup>) coroutine.next()).value());
    }

    private static WeakReference<Cup> sentTo(Coroutine<Cup, Cup, Cup> coroutine) {
        var cup = new Cup();
        coroutine.send(cup);
        return new WeakReference<>(cup);
    }

    @Test
    void aValueThatWasYieldedAndTaken() {
        var cups = cups();
        assertCollected(yielded(cups), cups);
    }

    @Test
    void aValueThatAnInnerCoroutineYielded() {
        assumeTrue(
                on.kind() != CoroutineKind.OBJECT, "its loop holds the value of a paused delegation, to be readable");
        var outer = around(around(cups()));
        assertCollected(yielded(outer), outer);
    }

    @Test
    void anElementOfAnIterator() {
        Coroutine<Cup, Cup, Cup> coroutine = on.make(out -> {
            out.yieldFrom(Stream.generate(Cup::new).iterator());
            return null;
        });
        assertCollected(yielded(coroutine), coroutine);
    }

    @Test
    void aValueThatWasSent() {
        var cups = cups();
        cups.next();
        assertCollected(sentTo(cups), cups);
    }

    @Test
    void aValueThatWasSentToAnInnerCoroutine() {
        var outer = around(around(cups()));
        outer.next();
        assertCollected(sentTo(outer), outer);
    }

    @Test
    void anExceptionThatWasThrownIn() {
        Coroutine<Cup, Cup, Cup> coroutine = around(on.make(out -> {
            caught(out);
            return out.yield(null);
        }));
        coroutine.next();
        assertCollected(thrownInto(coroutine), coroutine);
    }

    private static void caught(Coroutine.Out<Cup, Cup> out) {
        assertThrows(IllegalArgumentException.class, () -> out.yield(null));
    }

    private static WeakReference<Throwable> thrownInto(Coroutine<Cup, Cup, Cup> coroutine) {
        var thrown = new IllegalArgumentException();
        assertInstanceOf(Step.Yielded.class, coroutine.throwIn(thrown));
        return new WeakReference<>(thrown);
    }

    @Test
    void theBodyAfterTheEnd() {
        var made = new AtomicReference<WeakReference<Object>>();
        var coroutine = noted(made);
        coroutine.next();
        coroutine.next();
        assertEquals(State.CLOSED, coroutine.state());
        assertCollected(made.get(), coroutine);
    }

    @Test
    void theBodyWhenItIsClosedBeforeItBegan() {
        var made = new AtomicReference<WeakReference<Object>>();
        var coroutine = noted(made);
        coroutine.close();
        assertCollected(made.get(), coroutine);
    }

    private Coroutine<Cup, Cup, Cup> noted(AtomicReference<WeakReference<Object>> made) {
        var captured = new Cup();
        Coroutine.Body<Cup, Cup, Cup> body = out -> out.yield(captured);
        made.set(new WeakReference<>(body));
        return on.make(body);
    }

    @Test
    void anInnerCoroutineAfterTheDelegation() {
        var made = new AtomicReference<WeakReference<Object>>();
        Coroutine<Cup, Cup, Cup> outer = on.make(out -> {
            delegate(out, made);
            return out.yield(null);
        });
        outer.next();
        outer.next();
        outer.next();
        assertEquals(State.SUSPENDED, outer.state());
        assertCollected(made.get(), outer);
    }

    private void delegate(Coroutine.Out<Cup, Cup> out, AtomicReference<WeakReference<Object>> made) {
        var inner = cups();
        made.set(new WeakReference<>(inner));
        out.yieldFrom(inner);
    }

    @Test
    void aChainThatWasForgottenOnAContinuation() {
        if (on.suspension().staysOnOneThread()) { // the JVM keeps each virtual thread that has begun
            assertCollected(begun(), this);
        }
    }

    private WeakReference<Object> begun() {
        var outer = around(around(cups()));
        outer.next();
        return new WeakReference<>(outer);
    }
}
