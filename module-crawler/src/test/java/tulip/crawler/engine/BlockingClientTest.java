package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.guard.Access;
import tulip.kit.ManualClock;

@Timeout(60)
class BlockingClientTest extends ClientContract {
    @Override
    Client open(Limits limits) {
        return new BlockingClient(limits);
    }

    @Test
    void whatArrivedBeforeTheDeadlineIsReadAfterIt() throws Exception {
        String body = "x".repeat(30_000); // several reads
        assertEquals(body, readAfterTheDeadline("Content-Length: 30000", body, false));
        assertEquals(body, readAfterTheDeadline("Connection: close", body, true), "the end of the stream, too");
    }

    @Test
    void afterTheDeadlineNobodyWaitsForMore() {
        String body = "x".repeat(20_000);
        for (String framing : List.of("Content-Length: 30000", "Connection: close")) {
            var late = assertThrows(FetchFailure.class, () -> readAfterTheDeadline(framing, body, false));
            assertEquals(FailureKind.RESPONSE_TIMEOUT, late.kind());
        }
    }

    /// Receives a response whose deadline passes when the whole body has arrived, but only its head has been read.
    private static String readAfterTheDeadline(String framing, String body, boolean thenClose) throws Exception {
        var clock = new ManualClock();
        var sent = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + body);
                    if (thenClose) {
                        peer.close();
                    }
                    sent.countDown();
                });
                var client = new BlockingClient(LIMITS, Access.LOOPBACK, clock)) {
            Response response = client.get(server.url(), _ -> {
                awaitUninterrupted(sent);
                clock.advance(LIMITS.responseTimeout().plusSeconds(3600));
                return true;
            });
            return new String(response.body(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @SuppressWarnings("try") // the test closes it early
    void closingTheClientEndsAGetThatWaits(boolean virtual) throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    asked.countDown();
                });
                var client = new BlockingClient(LIMITS)) {
            var get = new FutureTask<>(() -> kind(client, server.url()));
            (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(get);
            asked.await();
            client.close();
            assertEquals(FailureKind.INTERNAL, get.get());
            assertEquals(FailureKind.INTERNAL, kind(client, server.url()));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void interruptEndsAVirtualThreadThatWaits() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    asked.countDown();
                });
                var client = new BlockingClient(LIMITS)) {
            var get = new FutureTask<>(() -> {
                var kind = kind(client, server.url());
                return List.of(kind, Thread.currentThread().isInterrupted());
            });
            Thread thread = Thread.ofVirtual().start(get);
            asked.await();
            thread.interrupt();
            assertEquals(List.of(FailureKind.INTERNAL, true), get.get());
        }
    }

    @Test
    void interruptedThreadSendsNoRequest() throws Exception {
        try (var server = new ScriptedServer(ALWAYS_OK);
                var client = new BlockingClient(LIMITS)) {
            Thread.currentThread().interrupt();
            assertEquals(FailureKind.INTERNAL, kind(client, server.url()));
            assertTrue(Thread.interrupted(), "the interrupt was swallowed");
            assertEquals(0, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyThreadsShareTheClient(boolean virtual) throws Exception {
        int threads = 50;
        try (var server = new ScriptedServer(ALWAYS_OK);
                var client = new BlockingClient(LIMITS)) {
            List<FutureTask<String>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                var task = new FutureTask<>(() -> {
                    var texts = new StringBuilder();
                    for (int n = 0; n < 20; n++) {
                        texts.append(text(get(client, server.url())));
                    }
                    return texts.toString();
                });
                (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(task);
                tasks.add(task);
            }
            for (FutureTask<String> task : tasks) {
                assertEquals("ok".repeat(20), task.get());
            }
            assertEquals(threads * 20, server.requests().size());
            assertTrue(server.connections() <= threads, () -> server.connections() + " connections");
        }
    }
}
