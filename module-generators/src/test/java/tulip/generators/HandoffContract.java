package tulip.generators;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.ThreadDump;
import tulip.kit.steps.Stepped;

/// What a computation must prove that can pause.
public abstract class HandoffContract extends HandoffRaceContract {
    private static final long PATIENCE_NANOS = 1_000_000_000; // for what a right answer does at once

    private static final int MOST_LOOKS = 200; // at a resumer whose body's thread has ended

    private final AtomicReference<Throwable> uncaught = new AtomicReference<>(); // what ended the body's thread
    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    static void assumeAvailable() {
        assumeTrue(Suspension.CONTINUATION.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
    }

    @Check("Nothing runs before resume.")
    @Order(1)
    void nothingRunsBeforeResume() {
        long before = liveBodies();
        Pausable made = make(() -> trace.add("one"));
        boolean begun = liveBodies() > before || !trace.isEmpty();
        expectThat(!begun, "nothing has begun before resume()", "the body has begun before resume()");
        expect("isDone() before resume()", false, made.isDone());
    }

    @Check("A thread that does not have the turn is parked, and costs nothing.")
    @Order(3)
    void whoeverWaitsCostsNothing() {
        Pausable made = make(() -> self.get().pause());
        resume(made);
        Thread.State state = settle();
        resume(made);
        expect("the state of the thread of a paused body", Thread.State.WAITING, state);
    }

    @Check("Only resume ends a pause: an interrupt or a stray unpark does not.")
    @Order(4)
    void onlyResumeEndsAPause() {
        var interrupted = new AtomicReference<>("not looked at");
        Pausable made = make(() -> {
            self.get().pause();
            trace.add("goes on");
            interrupted.set("" + Thread.interrupted());
        });
        resume(made);
        settle();
        Thread thread = bodyThread.get();
        if (thread.equals(Thread.currentThread())) {
            resume(made);
            return; // the body has no thread of its own
        }
        step("the paused body's thread is unparked by somebody else");
        LockSupport.unpark(thread);
        settle();
        expect("what has run after a stray unpark", List.of(), List.copyOf(trace));
        step("the paused body's thread is interrupted");
        thread.interrupt();
        settle();
        expect("what has run after an interrupt", List.of(), List.copyOf(trace));
        resume(made);
        expect("what has run after resume()", List.of("goes on"), List.copyOf(trace));
        expect("whether the body is interrupted then", "true", interrupted.get());
    }

    @Check("A stray unpark of the thread in resume does not end its wait.")
    @Order(5)
    void onlyThePauseEndsTheWait() throws InterruptedException {
        var returned = new AtomicReference<>(false);
        var resumer = new AtomicReference<Thread>();
        var seen = new AtomicReference<>("waits");
        var looked = new CountDownLatch(1);
        Pausable made = make(() -> {
            for (int i = 0; i < 3 && seen.get().equals("waits"); i++) {
                seen.set(whatTheResumerDoes(resumer.get(), returned));
                LockSupport.unpark(resumer.get());
            }
            seen.set(seen.get().equals("waits") ? whatTheResumerDoes(resumer.get(), returned) : seen.get());
            looked.countDown();
            self.get().pause();
        });
        var ready = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        Thread virtual = Thread.ofVirtual()
                .unstarted(
                        () -> { // its state is up to date as soon as it is unparked
                            thrown.set(thrownBy(() -> {
                                made.resume();
                                returned.set(true);
                                ready.countDown();
                                self.get().resume();
                            }));
                            ready.countDown();
                            if (!returned.get()) {
                                looked.countDown(); // the body may never look
                            }
                        });
        resumer.set(virtual);
        step("a thread calls resume(), and is unparked while the body runs");
        virtual.start();
        ready.await();
        looked.await(); // a resume that does not wait returns before the body has looked
        expect("what the resumer does while the body runs", "waits", seen.get());
        virtual.join();
        expectThat(thrown.get() == null, "resume() returns", "resume() throws " + thrown.get());
    }

    @Check("A paused body goes on at the same place when it is resumed, and not before.")
    @Order(6)
    void turnsAreStrict() {
        Pausable made = make(() -> {
            for (int turn = 1; turn <= 3; turn++) {
                trace.add("turn " + turn);
                self.get().pause();
            }
            trace.add("the end");
        });
        var expected = new ArrayList<String>();
        for (int turn = 1; turn <= 3; turn++) {
            resume(made);
            settle();
            expected.add("turn " + turn);
            expect("what has run after resume() number " + turn, expected, List.copyOf(trace));
            expect("isDone() at pause number " + turn, false, made.isDone());
        }
        resume(made);
        expected.add("the end");
        expect("what has run at the end", expected, List.copyOf(trace));
        expect("isDone() at the end", true, made.isDone());
    }

    @Check("A body may pause deep down in what it calls.")
    @Order(7)
    void pausesAtAnyDepth() {
        Pausable made = make(() -> List.of("a", "b").forEach(name -> {
            trace.add(name);
            self.get().pause();
        }));
        resume(made);
        resume(made);
        expect("what has run after two times resume()", List.of("a", "b"), trace);
        resume(made);
        expect("isDone() at the end", true, made.isDone());
    }

    @Check("What the body throws comes out of resume, as the same object.")
    @Order(8)
    @Stepped
    void whatTheBodyThrowsComesOut() {
        var failure = new IllegalStateException("no milk");
        Pausable made = makeThrowing(true, failure);
        resume(made);
        expectThrown(failure, "resume(), where the body throws,", made);
        expect("isDone() after that", true, made.isDone());
        var error = new AssertionError("no cups");
        Pausable other = makeThrowing(false, error);
        expectThrown(error, "resume(), where another body throws an Error,", other);
        expect("isDone() after that", true, other.isDone());
        var checked = new IOException("no water");
        Pausable sneaky = makeThrowing(false, checked);
        expectThrown(checked, "resume(), where a body throws a checked exception,", sneaky);
        throwsUnderEachOrder();
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwIt(Throwable thrown) throws X {
        throw (X) thrown;
    }

    private Pausable makeThrowing(boolean pausesFirst, Throwable what) {
        boolean ownThread = !runsOnItsResumer();
        return make(() -> {
            if (ownThread) {
                Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> uncaught.set(thrown));
            }
            if (pausesFirst) {
                self.get().pause();
            }
            HandoffContract.<RuntimeException>throwIt(what);
        });
    }

    private void expectThrown(Throwable what, String call, Pausable made) {
        var thrown = expectThrows(Throwable.class, call, () -> resumeElsewhere(made));
        expectThat(
                !what.equals(thrown.getCause()),
                "resume() throws what the body threw",
                "resume() throws another exception, which has the body's exception as its cause");
        expectSame("what resume() throws", what, thrown);
    }

    /// Resumes on another thread, because an answer that never gives the turn back would not return.
    private void resumeElsewhere(Pausable made) throws Throwable {
        if (runsOnItsResumer()) {
            made.resume();
            return;
        }
        var thrown = new AtomicReference<Throwable>();
        Thread resumer = Thread.ofVirtual().start(() -> thrown.set(thrownBy(made::resume)));
        for (int waits = 0; !resumer.join(Duration.ofMillis(1)); ) {
            Thread body = bodyThread.get();
            boolean lost = body != null && !body.isAlive() && resumer.getState() == Thread.State.WAITING;
            waits = lost ? waits + 1 : 0;
            if (waits == MOST_LOOKS) {
                String with = uncaught.get() == null ? "" : " with " + seen(uncaught.get());
                throw failure("resume() returns", "resume() never returns, and the body's thread has ended" + with);
            }
        }
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }

    private static String seen(Throwable thrown) {
        return thrown.getClass().getSimpleName() + "(\"" + thrown.getMessage() + "\")";
    }

    @Check("Two computations do not disturb each other, and one may resume the other.")
    @Order(9)
    void eachHasItsOwnTurns() {
        Pausable inner = make(() -> {
            trace.add("inner 1");
            self.get().pause();
            trace.add("inner 2");
        });
        var itself = new AtomicReference<Pausable>();
        Pausable outer = pausable(() -> {
            trace.add("outer 1");
            inner.resume();
            itself.get().pause();
            trace.add("outer 2");
            inner.resume();
        });
        itself.set(outer);
        resume(outer);
        expect("what has run after one resume()", List.of("outer 1", "inner 1"), trace);
        resume(outer);
        expect("what has run after two", List.of("outer 1", "inner 1", "outer 2", "inner 2"), trace);
    }

    @Check("resume throws IllegalStateException while the body runs, and after its end.")
    @Order(10)
    void theUnresumableIsRefused() {
        var refused = new AtomicReference<Throwable>();
        Pausable made = make(() -> {
            refused.set(thrownBy(self.get()::resume));
            self.get().pause();
            trace.add("goes on");
        });
        resume(made);
        expectRefusal("resume() by the body itself", refused.get());
        resume(made);
        expect("what has run at the end", List.of("goes on"), trace);
        for (int i = 0; i < 2; i++) {
            step("resume() after the end");
            expectRefusal("resume() after the end", thrownBy(made::resume));
        }
        Pausable failed = make(() -> {
            throw new ArithmeticException("no cups");
        });
        expectThrows(ArithmeticException.class, "resume(), where the body throws,", failed::resume);
        step("resume() after that");
        expectRefusal("resume() after the body has thrown", thrownBy(failed::resume));
    }

    @Check("An interrupt of the waiting thread does not end the turn, and is not lost.")
    @Order(11)
    void anInterruptWaits() {
        Thread me = Thread.currentThread();
        var returned = new AtomicReference<>(false);
        var seen = new AtomicReference<>("");
        Pausable made = make(() -> {
            seen.set(whatTheResumerDoes(me, returned));
            self.get().pause();
        });
        step("the resumer is interrupted");
        me.interrupt();
        Throwable thrown = thrownBy(made::resume);
        returned.set(true);
        boolean interrupted = Thread.interrupted();
        settle();
        step("resume()");
        expect("what the resumer does while the body runs", "waits", seen.get());
        expect("what resume() throws", null, thrown);
        expect("whether the resumer is interrupted afterwards", true, interrupted);
        resume(made);
    }

    /// A thread that was started is in a dump, even if it has not run yet.
    private static long liveBodies() {
        return ThreadDump.take().stream()
                .filter(thread -> thread.name().equals(BODY))
                .count();
    }

    private void resume(Pausable made) {
        perform("resume()", made::resume);
    }

    /// For the body: waits until its resumer does, if that is another thread.
    private static String whatTheResumerDoes(Thread resumer, AtomicReference<Boolean> returned) {
        if (resumer.equals(Thread.currentThread())) {
            return "waits"; // below the body, on the same stack
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (resumer.getState() != Thread.State.WAITING) {
            if (returned.get()) {
                return "goes on";
            }
            if (System.nanoTime() - end > 0) {
                return "asks again and again";
            }
            Thread.onSpinWait();
        }
        return "waits";
    }

    /// Waits until the body's thread has come to rest, one way or the other.
    private Thread.State settle() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (bodyThread.get() == null && System.nanoTime() - end < 0) {
            Thread.onSpinWait(); // it was started, and has not begun
        }
        Thread thread = bodyThread.get();
        if (thread == null || thread.equals(Thread.currentThread())) {
            return Thread.State.WAITING;
        }
        Thread.State state = thread.getState();
        while (state != Thread.State.WAITING && state != Thread.State.TERMINATED && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
            state = thread.getState();
        }
        boolean rests = state == Thread.State.WAITING || state == Thread.State.TERMINATED;
        return rests ? state : Thread.State.RUNNABLE; // or it wakes up again and again
    }

    private void expectRefusal(String what, Throwable thrown) {
        expectThat(
                thrown instanceof IllegalStateException,
                what + " throws IllegalStateException",
                what
                        + (thrown == null
                                ? " returns"
                                : " throws " + thrown.getClass().getSimpleName()));
    }
}
