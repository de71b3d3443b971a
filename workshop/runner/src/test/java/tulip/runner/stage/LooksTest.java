package tulip.runner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tests of `jcmd` ask the JVM of the test.
final class LooksTest {
    private static final String DUMP = """
            {"threadDump": {"threadContainers": [
              {"container": "<root>", "threads": [
                {"name": "main", "state": "TIMED_WAITING", "stack": [
                  "java.base/java.lang.Thread.sleep(Thread.java:540)", "a.b.Outer$Inner.lambda$run$0(Outer.java:3)"]},
                {"name": "pool-1", "state": "WAITING", "stack": [
                  "java.base/jdk.internal.misc.Unsafe.park(Native Method)",
                  "java.base/java.util.concurrent.ThreadPoolExecutor.getTask(ThreadPoolExecutor.java:1)",
                  "java.base/java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:2)",
                  "java.base/java.lang.Thread.run(Thread.java:3)"]}]},
              {"container": "y", "threads": [{"name": "Signal Dispatcher", "state": "RUNNABLE", "stack": []}]},
              {"container": "x", "threads": [
                {"virtual": true, "state": "WAITING", "stack": ["a.b.Client.receive(C.java:7)", "a.b.Client.get(C.java:8)"]},
                {"virtual": true, "state": "WAITING", "stack": ["a.b.Client.receive(C.java:7)"]},
                {"virtual": true, "state": "BLOCKED", "stack": ["a.b.Client.close(C.java:9)"]}]}]}}
            """;

    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    @Test
    void aSingleThreadOfTheJdkIsNoNews() {
        String one = """
                {"threadDump": {"threadContainers": [{"threads": [
                  {"state": "WAITING", "stack": ["java.base/java.lang.ref.Finalizer$FinalizerThread.run(F.java:1)"]}]}]}}
                """;
        assertEquals("only threads of the JVM itself", ThreadDump.parse(one).inWords());
        String two = one.replace(
                "[{\"threads\": [",
                "[{\"threads\": [{\"state\": \"WAITING\", \"stack\": "
                        + "[\"java.base/java.lang.ref.Finalizer$FinalizerThread.run(F.java:1)\"]}, ");
        assertEquals(
                "2 platform wait in Finalizer.FinalizerThread.run",
                ThreadDump.parse(two).inWords());
    }

    @Test
    void aDumpIsCountedByKindAndPlace() {
        ThreadDump dump = ThreadDump.parse(DUMP);
        assertEquals(3, dump.platform());
        assertEquals(3, dump.virtual());
        assertEquals("2 virtual wait in Client.receive; 1 virtual is blocked in Client.close", dump.inWords());
        assertEquals(
                List.of("Client.receive", "Client.close", "Inner.run", "", "ThreadPoolExecutor.Worker.run"),
                dump.groups().stream().map(group -> group.kind().place()).toList());
    }

    @Test
    void theJdkDumpsWhatThisProgramReads() throws IOException {
        var opened = new CountDownLatch(1);
        for (int i = 0; i < 7; i++) {
            Thread.ofVirtual().start(() -> waitFor(opened));
        }
        try {
            Look look = looks(Jcmd.ofThisJdk()).dump("a scenario", Map.of("own (2)", SELF));
            List<String> row = look.rows().getFirst();
            assertTrue(row.getLast().contains("7 virtual wait in LooksTest.waitFor"), row.toString());
            assertTrue(Files.exists(folder.resolve("a scenario-dump-1/own-2.json")));
        } finally {
            opened.countDown();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theJdkRecordsWhatThisProgramReads() throws IOException {
        Looks looks = looks(Jcmd.ofThisJdk());
        Looks.Flight flight = looks.begin("crawl", Map.of("own", SELF));
        assertEquals(Map.of(), flight.lost());
        System.gc();
        Look look = looks.end(flight);
        List<String> row = look.rows().getFirst();
        assertTrue(Integer.parseInt(row.get(2)) >= 1, row.toString());
        assertTrue(Files.size(folder.resolve("crawl-jfr-1/own.jfr")) > 0);
    }

    @Test
    void aLaneThatHasEndedLosesOnlyItsRow() throws IOException {
        Map<String, Long> lanes = new LinkedHashMap<>();
        lanes.put("gone", 1L);
        lanes.put("here", 2L);
        Looks looks = looks((pid, words) -> {
            if (pid == 1) {
                throw new IOException("its JVM has ended");
            }
            Files.writeString(file(words), DUMP);
        });
        assertEquals(
                List.of(
                        List.of("gone", "-", "-", "its JVM has ended"),
                        List.of(
                                "here",
                                "3",
                                "3",
                                "2 virtual wait in Client.receive; 1 virtual is blocked in Client.close")),
                looks.dump("crawl", lanes).rows());
    }

    private static Path file(List<String> words) {
        return Path.of(words.getLast().replace("\"", ""));
    }

    @Test
    void aRecordingThatWasNeverWrittenSaysSo() throws IOException {
        Looks looks = looks((_, _) -> {});
        Look look = looks.end(looks.begin("crawl", Map.of("a", 1L)));
        assertEquals(
                "its JVM ended before the recording was written",
                look.rows().getFirst().getLast());
    }

    @Test
    void aDumpThatCannotBeReadSaysSo() throws IOException {
        Looks looks = looks((_, words) -> Files.writeString(file(words), "{\"no\": 1}"));
        Look look = looks.dump("crawl", Map.of("a", 1L));
        assertTrue(
                look.rows().getFirst().getLast().startsWith("the dump is not the JSON"),
                look.rows().toString());
    }

    @Test
    void eachLookHasAFolderOfItsOwn() throws IOException {
        Looks looks = looks((_, words) -> {
            assertFalse(Files.exists(file(words)));
            Files.writeString(file(words), DUMP);
        });
        looks.dump("crawl", Map.of("a", 1L));
        looks.dump("crawl", Map.of("a", 1L));
        assertTrue(Files.exists(folder.resolve("crawl-dump-2/a.json")));
    }

    private Looks looks(Jcmd jcmd) {
        return new Looks(new ResultFiles(folder), jcmd);
    }
}
