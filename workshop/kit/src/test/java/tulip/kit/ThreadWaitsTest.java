package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.kit.ThreadDump.Snapshot;

final class ThreadWaitsTest {
    private final Thread check = Thread.currentThread();

    private static StackTraceElement frame(String type, String method, int line) {
        return new StackTraceElement(type, method, type.substring(type.lastIndexOf('.') + 1) + ".java", line);
    }

    private Snapshot thread(boolean ofCheck, String name, StackTraceElement... stack) {
        return new Snapshot(ofCheck ? check.threadId() : -1, name, false, false, List.of(stack), "", List.of());
    }

    private final StackTraceElement answer = frame("tulip.iterators.exercise.MyTee", "next", 17);

    @Test
    void aWaitIsToldWithWhatWouldEndIt() {
        Snapshot latch = thread(
                true,
                "check",
                frame("java.util.concurrent.locks.LockSupport", "park", 5),
                frame("java.util.concurrent.CountDownLatch", "await", 9),
                answer);
        Snapshot other = thread(false, "", frame("java.util.concurrent.Phaser", "awaitAdvance", 5), answer);
        assertEquals(
                List.of(
                        "the check waits in CountDownLatch.await: the last countDown ends the wait (MyTee.java:17)",
                        "a thread waits in Phaser.awaitAdvance (MyTee.java:17)"),
                ThreadWaits.tell(check, List.of(latch, other)));
    }

    @Test
    void aMonitorIsToldWithItsHolder() {
        var blocked = new Snapshot(-2, "second", false, false, List.of(answer), "Object@1", List.of());
        var holder = new Snapshot(-3, "first", false, false, List.of(), "", List.of("Object@1"));
        assertEquals(
                List.of("second waits for a monitor, which first holds (MyTee.java:17)"),
                ThreadWaits.tell(check, List.of(blocked, holder)));
    }

    @Test
    void nothingIsToldOfOtherThreadsAndOfAPause() {
        Snapshot library = thread(false, "library", frame("java.lang.Object", "wait", 3));
        Snapshot paused = thread(false, "body", frame("tulip.generators.Handoff", "pause", 3), answer);
        var runs = new Snapshot(-4, "runs", false, true, List.of(answer), "", List.of());
        assertEquals(List.of(), ThreadWaits.tell(check, List.of(library, paused, runs)));
    }
}
