package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.await;
import static tulip.async.Async.start;
import static tulip.async.Async.toThread;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.async.Task;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.kit.ManualClock;

@Timeout(60)
class TulipClientTest extends ClientContract {
    private static final Duration SWEEP = Duration.ofMillis(50);
    private static final String LARGE = "x".repeat(90_000); // several reads

    @Override
    Client open(Limits limits) {
        return new BlockingTulipClient(limits);
    }

    @Test
    void tasksOfOneThreadShareTheClient() throws Exception {
        int tasks = 50;
        try (var server = new ScriptedServer(ALWAYS_OK);
                var timed = new Timed()) {
            List<String> texts = timed.run(() -> {
                List<Task<String>> gets = new ArrayList<>();
                for (int i = 0; i < tasks; i++) {
                    gets.add(start(() -> {
                        var all = new StringBuilder();
                        for (int n = 0; n < 20; n++) {
                            all.append(text(timed.client.get(server.url(), _ -> true)));
                        }
                        return all.toString();
                    }));
                }
                return gets.stream().map(get -> await(get)).toList();
            });
            assertEquals(Collections.nCopies(tasks, "ok".repeat(20)), texts);
            assertEquals(tasks * 20, server.requests().size());
            assertTrue(server.connections() <= tasks, () -> server.connections() + " connections");
        }
    }

    @Test
    void aDeadlineEndsTheWaitOfATask() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    asked.countDown();
                });
                var timed = new Timed()) {
            assertEquals(FailureKind.FIRST_BYTE_TIMEOUT, timed.run(() -> {
                Task<FailureKind> get = start(() -> timed.kind(server.url()));
                awaitOnThread(asked);
                timed.pass(LIMITS.firstByteTimeout());
                return await(get);
            }));
        }
    }

    @Test
    void aLoopThatWasHeldUpBlamesNoServer() throws Exception {
        var asked = new CountDownLatch(1);
        var heldUp = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    asked.countDown();
                    heldUp.await();
                    peer.send(OK);
                });
                var timed = new Timed()) {
            assertEquals("ok", timed.run(() -> {
                Task<Response> get = start(() -> timed.client.get(server.url(), _ -> true));
                awaitOnThread(asked);
                timed.clock.advance(Duration.ofHours(1));
                timed.connector.sweep();
                heldUp.countDown();
                return text(await(get));
            }));
        }
    }

    @Test
    void whatArrivedBeforeTheDeadlineIsReadAfterIt() throws Exception {
        assertEquals(LARGE, readAfterTheDeadline("Content-Length: 90000", false));
        assertEquals(LARGE, readAfterTheDeadline("Connection: close", true), "the end of the stream, too");
    }

    @Test
    void afterTheDeadlineNobodyWaitsForMore() {
        for (String framing : List.of("Content-Length: 99999", "Connection: close")) {
            FetchFailure late = assertThrows(FetchFailure.class, () -> readAfterTheDeadline(framing, false));
            assertEquals(FailureKind.RESPONSE_TIMEOUT, late.kind());
        }
    }

    /// Receives a response whose deadline passes when the whole body has arrived, but only its head has been read.
    private static String readAfterTheDeadline(String framing, boolean thenClose) throws Exception {
        var headRead = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
                    headRead.await();
                    peer.send(LARGE);
                    if (thenClose) {
                        peer.close();
                    }
                    sent.countDown();
                });
                var timed = new Timed()) {
            return timed.run(() -> {
                Task<Response> get = start(() -> timed.client.get(server.url(), _ -> {
                    headRead.countDown();
                    return true;
                }));
                awaitOnThread(headRead);
                assertTrue(sent.await(30, TimeUnit.SECONDS)); // it holds the loop up: nobody reads
                timed.pass(LIMITS.responseTimeout());
                return text(await(get));
            });
        }
    }

    @Test
    void aCancelledTaskClosesItsConnection() throws Exception {
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    asked.countDown();
                    try {
                        peer.request();
                    } catch (IOException end) {
                        closed.countDown();
                    }
                });
                var timed = new Timed()) {
            assertEquals(true, timed.run(() -> {
                Task<Response> get = start(() -> timed.client.get(server.url(), _ -> true));
                awaitOnThread(asked);
                get.cancel();
                awaitOnThread(closed);
                return get.isCancelled();
            }));
        }
    }

    @Test
    void closingTheClientEndsATaskThatWaits() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    asked.countDown();
                });
                var timed = new Timed()) {
            assertEquals(List.of(FailureKind.INTERNAL, FailureKind.INTERNAL), timed.run(() -> {
                Task<FailureKind> get = start(() -> timed.kind(server.url()));
                awaitOnThread(asked);
                timed.client.close();
                return List.of(await(get), timed.kind(server.url()));
            }));
            assertEquals(1, server.connections());
        }
    }

    private static void awaitOnThread(CountDownLatch latch) {
        toThread(() -> {
            latch.await();
            return null;
        });
    }

    /// A client whose deadlines count by a manual clock. Its loop waits for real sockets in real time.
    private static final class Timed implements AutoCloseable {
        final ManualClock clock = new ManualClock();
        final EventLoop loop = new SelectorEventLoop();
        final LoopConnector connector = new LoopConnector(loop, LIMITS, clock);
        final TulipClient client = new TulipClient(LIMITS, Access.LOOPBACK, connector, new BlockingClient(LIMITS));

        <T> T run(Callable<T> body) throws Exception {
            return loop.runUntilComplete(body);
        }

        /// Lets time pass on a loop that is not held up.
        void pass(Duration time) {
            for (Duration passed = Duration.ZERO; passed.compareTo(time) <= 0; passed = passed.plus(SWEEP)) {
                clock.advance(SWEEP);
                connector.sweep();
            }
        }

        FailureKind kind(Url url) {
            return assertThrows(FetchFailure.class, () -> client.get(url, _ -> true))
                    .kind();
        }

        @Override
        public void close() {
            client.close();
            loop.close();
        }
    }
}
