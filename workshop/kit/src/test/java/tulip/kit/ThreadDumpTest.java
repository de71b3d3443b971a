package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ThreadDumpTest {
    @Test
    void virtualThreadsAreSeenWithTheirNamesAndLines() throws InterruptedException {
        var running = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().name("a \"quoted\" name").start(() -> {
            running.countDown();
            await(end);
        });
        running.await();
        ThreadDump.Snapshot seen = ThreadDump.take().stream()
                .filter(each -> each.name().equals("a \"quoted\" name"))
                .findFirst()
                .orElseThrow();
        end.countDown();
        thread.join();
        assertTrue(seen.virtual());
        assertTrue(
                seen.stack().stream().anyMatch(frame -> frame.getClassName().equals(ThreadDumpTest.class.getName())),
                seen::toString);
    }

    @Test
    void aDumpIsReadWithEitherLineEnd() {
        String dump = """
                4711
                2026-11-25T07:24:51Z
                25.0.3+9-LTS

                #3 "main" RUNNABLE 2026-11-25T07:24:51Z
                    at java.base/java.lang.Object.wait0(Native Method)
                    - waiting on <java.lang.ref.ReferenceQueue$Lock@1184ab05>
                    at answer//tulip.iterators.exercise.MyTee.next(MyTee.java:17)

                #14 "Signal Dispatcher" RUNNABLE 2026-11-25T07:24:51Z

                #25 "" virtual TIMED_WAITING 2026-11-25T07:24:51Z
                    at java.base/java.lang.VirtualThread.run(VirtualThread.java:460)
                """;
        for (String text : List.of(dump, dump.replace("\n", "\r\n"))) {
            List<ThreadDump.Snapshot> threads = ThreadDump.read(text);
            assertEquals(
                    List.of("main", "Signal Dispatcher", ""),
                    threads.stream().map(ThreadDump.Snapshot::name).toList());
            assertEquals(
                    List.of(false, false, true),
                    threads.stream().map(ThreadDump.Snapshot::virtual).toList());
            assertEquals(
                    List.of(true, true, false),
                    threads.stream().map(ThreadDump.Snapshot::running).toList());
            StackTraceElement line = threads.getFirst().stack().getFirst();
            assertEquals("tulip.iterators.exercise.MyTee.next(MyTee.java:17)", line.toString());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
