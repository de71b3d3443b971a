package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tulip.runner.answer.CountdownAnswer.LINE;
import static tulip.runner.answer.CountdownAnswer.RIGHT;
import static tulip.runner.answer.CountdownAnswer.withBody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.runner.answer.CountdownAnswer;
import tulip.runner.answer.Unusable;
import tulip.runner.child.Failure.Cause;

/// Gives a child bad answers that were not scanned before.
@Tag("slow")
final class BadAnswerTest {
    private static final Optional<Place> BODY = Optional.of(new Place("MyCountdown.java", LINE));
    private static ChildRun child;

    @BeforeAll
    static void start() throws IOException {
        child = ChildRun.start(new Limits(64, 1_000, 100_000));
    }

    @AfterAll
    static void close() {
        child.close();
    }

    @Test
    void whoeverEndsTheJvmIsNamed() throws Exception {
        Failure exit = failure("System.exit(7); return null;");
        assertEquals(Cause.EXIT, exit.cause());
        assertEquals(BODY, exit.place());
        assertEquals("countsDownToOne", exit.check());
        assertEquals(List.of("for (int number : countdown(3))"), exit.steps());
        assertTrue(exit.seen().startsWith("System.exit(7)"), exit::seen);
        Failure halt = failure("Runtime.getRuntime().halt(0); return null;");
        assertEquals(Cause.EXIT, halt.cause());
        assertTrue(halt.seen().contains("exit status 0"), halt::seen);
    }

    @Test
    void aRunThatDoesNotEndIsGivenUpWhereItStands() throws Exception {
        Failure hang = run("while (true) { Thread.onSpinWait(); }", Duration.ofMillis(1_500))
                .failure()
                .orElseThrow();
        assertEquals(Cause.HANG, hang.cause());
        assertEquals(BODY, hang.place());
    }

    @Test
    void whoeverPrintsWithoutEndIsStoppedAndShown() throws Exception {
        Verdict verdict = run("while (true) { System.out.println(\"more\"); }", Duration.ofSeconds(20));
        assertEquals(Cause.OUTPUT, verdict.failure().orElseThrow().cause());
        assertEquals(BODY, verdict.failure().orElseThrow().place());
        assertTrue(verdict.output().startsWith("more"), verdict::output);
        String past =
                "var raw = new PrintStream(new FileOutputStream(FileDescriptor.out)); while (true) raw.println(1);";
        assertEquals(Cause.OUTPUT, failure(past).cause());
    }

    @Test
    void aFullHeapIsNamed() throws Exception {
        Failure full = failure("var all = new ArrayList<byte[]>(); while (true) all.add(new byte[100_000]);");
        assertEquals(Cause.MEMORY, full.cause());
        assertEquals(BODY, full.place());
    }

    @Test
    void standardInputIsAtItsEnd() throws Exception {
        String read = "try { if (System.in.read() != -1) return null; } catch (IOException e) { return null; } ";
        assertEquals(
                Verdict.State.DONE, run(read + RIGHT, Duration.ofSeconds(20)).state());
    }

    @Test
    void aStrangerAtTheDoorChangesNothing() throws Exception {
        String knock = """
                ProcessHandle.current().info().arguments().ifPresent(all -> {
                    for (String each : all) {
                        if (!each.matches("\\\\d{4,5}")) continue;
                        try (var socket = new java.net.Socket("127.0.0.1", Integer.parseInt(each))) {
                            socket.getOutputStream().write(new byte[] {0, 1, 'x', 'd', 0, 0, 0, 0});
                        } catch (IOException e) { }
                    }
                });
                return null;""";
        assertEquals(Cause.PROMISE, failure(knock).cause());
    }

    @Test
    void whatAnAnswerStartedDiesWithIt() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")));
        Path marker = Files.createTempFile("orphan", "");
        String start = "try { new ProcessBuilder(\"sh\", \"-c\", \"setsid sleep 600 & echo $! > " + marker
                + "\").start().waitFor(); } catch (Exception e) { } ";
        assertEquals(
                Verdict.State.DONE, run(start + RIGHT, Duration.ofSeconds(20)).state());
        long orphan = Long.parseLong(Files.readString(marker).strip());
        assertTrue(ProcessHandle.of(orphan).isPresent());
        child.close();
        ProcessHandle.of(orphan).ifPresent(process -> process.onExit().join());
        Files.delete(marker);
    }

    private static Failure failure(String body) throws IOException, Unusable {
        return run(body, Duration.ofSeconds(20)).failure().orElseThrow();
    }

    private static Verdict run(String body, Duration deadline) throws IOException, Unusable {
        var compiled = CountdownAnswer.compile(withBody(body));
        var order = new Order("tulip.iterators.exercise.CountdownExerciseTest", compiled.all(), List.of());
        return child.run(order, deadline);
    }
}
