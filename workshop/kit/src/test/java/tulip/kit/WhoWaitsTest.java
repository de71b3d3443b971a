package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Each test makes threads that wait for ever, and looks at what is told about them. All threads are daemons.
final class WhoWaitsTest {
    /// A body on a thread of its own that refuses nobody.
    private static class Body {
        final Thread thread;

        Body(String name, boolean virtual, Runnable code) {
            thread = virtual
                    ? Thread.ofVirtual().name(name).unstarted(code)
                    : Thread.ofPlatform().daemon().name(name).unstarted(code);
        }

        void resume() {
            thread.start();
            while (true) {
                LockSupport.park(this);
            }
        }

        void pause() {
            while (true) {
                LockSupport.park(this);
            }
        }

        synchronized void resumeWithLock() {
            if (thread.getState() == Thread.State.NEW) {
                resume();
            }
        }
    }

    private static Optional<String> told(Runnable check, Thread... others) {
        Thread thread = Thread.ofPlatform().daemon().name("check").start(check);
        awaitWait(thread);
        for (Thread other : others) {
            awaitWait(other);
        }
        return WhoWaits.tell(thread, ThreadDump.take());
    }

    private static void awaitWait(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    /// Two coroutines that call each other, each with a lock around its calls.
    private static Optional<String> circle(boolean virtual) {
        Body[] both = new Body[2];
        both[0] = new Body("first", virtual, () -> both[1].resumeWithLock());
        both[1] = new Body("second", virtual, () -> both[0].resumeWithLock());
        return told(() -> both[0].resumeWithLock(), both[0].thread, both[1].thread);
    }

    @Test
    void twoBodiesThatWaitForEachOther() {
        for (boolean virtual : new boolean[] {false, true}) {
            assertEquals(
                    Optional.of(
                            "two bodies wait for each other: the check waits for first 1, first 1 waits for second 2, "
                                    + "and second 2 waits for the check"),
                    circle(virtual));
        }
    }

    @Test
    void aBodyThatWaitsForItsCaller() {
        Function<Body[], Runnable> calls = self -> () -> self[0].resumeWithLock();
        Body[] self = new Body[1];
        self[0] = new Body("body", true, calls.apply(self));
        assertEquals(
                Optional.of(
                        "a body and its caller wait for each other: the check waits for body, and body waits for the check"),
                told(() -> self[0].resumeWithLock(), self[0].thread));
    }

    @Test
    void aPausedBodyThatNobodyResumes() {
        Body[] self = new Body[1];
        self[0] = new Body("body", false, () -> self[0].pause());
        assertEquals(
                Optional.of("the check waits for body, and body is paused: nobody resumes the body"),
                told(() -> self[0].resume(), self[0].thread));
    }

    @Test
    void twoThreadsAndTwoLocks() {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        var bothHeld = new CountDownLatch(2);
        Thread second = Thread.ofPlatform().daemon().name("second").start(() -> lockBoth(other, one, bothHeld));
        String story = told(() -> lockBoth(one, other, bothHeld), second).orElseThrow();
        assertTrue(story.startsWith("two threads wait for each other: the check waits for second"), story);
    }

    private static void lockBoth(ReentrantLock first, ReentrantLock second, CountDownLatch bothHeld) {
        first.lock();
        bothHeld.countDown();
        while (bothHeld.getCount() > 0) {
            Thread.onSpinWait();
        }
        second.lock();
    }

    @Test
    void nothingIsToldOfAPlainWait() {
        assertEquals(Optional.empty(), told(() -> {
            while (true) {
                LockSupport.park();
            }
        }));
    }
}
