package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.async;
import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tulip.generators.Suspension;

/// Wrong calls: each gets a clear error that names who did it, and none hangs.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class BadInputTest extends OnEachBackend {
    private static String messageOf(Executable wrong) {
        return assertThrows(IllegalStateException.class, wrong).getMessage();
    }

    @Test
    void awaitingOutsideALoop() {
        Future<String> future = loop.createFuture();
        assertTrue(messageOf(() -> await(future)).startsWith("no event loop runs on Thread"));
        assertTrue(messageOf(() -> sleep(millis(1))).startsWith("no event loop runs on Thread"));
        assertTrue(messageOf(() -> start(() -> null)).startsWith("no event loop runs on Thread"));
    }

    @Test
    void awaitingInACallback() {
        var message = new AtomicReference<String>();
        run(() -> {
            loop.callSoon(() -> message.set(messageOf(() -> await(loop.createFuture()))));
            sleep(millis(1));
            return null;
        });
        assertEquals("no task runs: a callback cannot do this", message.get());
    }

    @Test
    void awaitingOnAnotherThread() {
        run(() -> {
            Future<String> future = loop.createFuture();
            Throwable thrown = onAnotherThread(() -> await(future));
            assertTrue(thrown.getMessage().startsWith("no event loop runs on Thread"), thrown.getMessage());
            thrown = onAnotherThread(() -> loop.callSoon(() -> {}));
            assertTrue(thrown.getMessage().endsWith("use callSoonThreadsafe"), thrown.getMessage());
            return null;
        });
    }

    @Test
    void aTaskThatAwaitsItself() {
        run(() -> {
            var self = new AtomicReference<Task<?>>();
            self.set(loop.createTask("Ada", () -> await(self.get())));
            assertEquals("task Ada (pending) awaits itself, which never ends", messageOf(() -> await(self.get())));
            return null;
        });
    }

    @Test
    void aCircleIsRefusedWhereItCloses() {
        List<Task<?>> circle = new ArrayList<>();
        run(() -> {
            circle.add(loop.createTask("Ada", () -> await(circle.get(1))));
            circle.add(loop.createTask("Linus", () -> await(circle.get(2))));
            circle.add(loop.createTask("Grace", () -> await(circle.get(0))));
            for (Task<?> each : circle) {
                assertEquals(
                        "a circle, which never ends: Grace awaits Ada, which awaits Linus, which awaits Grace",
                        messageOf(() -> await(each)));
            }
            return null;
        });
    }

    @Test
    void twoAwaitersOfOneCoroutine() {
        run(() -> {
            Awaitable<String> tea = async(() -> {
                note("brews");
                sleep(millis(1));
                return "tea";
            });
            Task<String> ada = loop.createTask("Ada", () -> await(tea));
            Task<String> linus = loop.createTask("Linus", () -> await(tea));
            assertEquals(
                    "a coroutine is awaited once: Ada awaits it, and Linus awaits it too. Make a task of it, which"
                            + " several tasks may await",
                    messageOf(() -> await(linus)));
            assertEquals("tea", await(ada));
            assertTrue(messageOf(() -> await(tea)).startsWith("a coroutine is awaited once: Ada has awaited it, and "));
            return null;
        });
        assertTrace("0 brews");
    }

    @Test
    void aClosedLoop() {
        loop.close();
        assertEquals("the event loop is closed", messageOf(() -> loop.runUntilComplete(() -> null)));
        assertEquals("the event loop is closed", messageOf(() -> loop.callSoon(() -> {})));
        assertEquals("the event loop is closed", messageOf(() -> loop.callSoonThreadsafe(() -> {})));
        assertEquals("the event loop is closed", messageOf(() -> loop.createTask("Ada", () -> null)));
        assertEquals("the event loop is closed", messageOf(loop::runForever));
        loop.close();
        assertTrue(loop.isClosed());
    }

    @Test
    void aRunningLoop() {
        run(() -> {
            assertEquals("the event loop is running already", messageOf(loop::runForever));
            assertEquals("the event loop is running already", messageOf(() -> loop.runUntilComplete(() -> null)));
            assertEquals("the event loop is running already", messageOf(loop::close));
            assertTrue(messageOf(() -> Async.run(() -> null)).startsWith("a loop runs on this thread already"));
            assertEquals("the event loop is running already", messageOf(() -> loop.traceTo(trace::add)));
            assertEquals("the event loop is running already", messageOf(() -> loop.watchForBlocking(millis(1))));
            assertEquals(1, loop.tasks().size()); // a refused call makes no task
            return null;
        });
    }

    @Test
    void aStoppedLoopIsRestartedByAnotherThread() {
        Task<String> tea = loop.createTask("Ada", sleeper("Ada", 10, "tea"));
        loop.stop();
        loop.runForever();
        loop.stop();
        loop.runForever();
        Throwable thrown = onAnotherThread(() -> loop.runUntilComplete(() -> await(tea)));
        if (suspension == Suspension.CONTINUATION) {
            assertTrue(thrown.getMessage().contains("a continuation stays on one thread"), thrown.getMessage());
            assertEquals("tea", run(() -> await(tea)));
        } else {
            assertEquals(null, thrown);
        }
        assertTrace("0 Ada begins", "10 Ada ends");
    }

    @Test
    void aBlockedLoopIsNamedWithItsLine() {
        var seen = new AtomicReference<String>();
        var where = new AtomicReference<StackTraceElement[]>();
        var reported = new CountDownLatch(1);
        try (var watched = new SelectorEventLoop()) {
            watched.watchForBlocking(Duration.ofMillis(20));
            watched.setExceptionHandler((what, exception) -> {
                seen.set(what);
                where.set(exception.getStackTrace());
                reported.countDown();
            });
            watched.runUntilComplete(() -> await(start("Ada", () -> {
                blocks(reported);
                return null;
            })));
        }
        assertEquals("Ada has kept the event loop for more than 20 ms, and no other task runs meanwhile", seen.get());
        assertTrue(
                Arrays.stream(where.get()).anyMatch(frame -> "blocks".equals(frame.getMethodName())),
                Arrays.toString(where.get()));
    }

    private static void blocks(CountDownLatch until) throws InterruptedException {
        until.await();
    }
}
