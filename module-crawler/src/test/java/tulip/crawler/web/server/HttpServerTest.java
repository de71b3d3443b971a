package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.async.Async;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

/// Whole servers on real sockets.
@Timeout(60)
class HttpServerTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static ServerThread start(Application application) throws IOException {
        return ServerThread.start("server", application, ANY, ServerLimits.DEFAULT, GRACE);
    }

    private static Socket connect(ServerThread server) throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String get(ServerThread server, String path) throws IOException {
        try (Socket socket = connect(server)) {
            write(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return rest(socket);
        }
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void manyConnectionsAreServedOnOneThread() throws Exception {
        try (ServerThread server = start(Apps.LINE)) {
            List<CompletableFuture<String>> texts = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String path = "/" + i;
                texts.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return get(server, path);
                    } catch (IOException failed) {
                        return failed.toString();
                    }
                }));
            }
            for (int i = 0; i < 100; i++) {
                String text = texts.get(i).get();
                assertTrue(text.endsWith("\r\n\r\nGET /" + i), text);
            }
        }
    }

    /// Slowloris: each connection sends a part of a head, and then nothing.
    @Test
    void thousandUnfinishedHeadsKeepNobodyFromBeingServed() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (ServerThread server = start(Apps.LINE)) {
            for (int i = 0; i < 1_000; i++) {
                Socket socket = connect(server);
                slow.add(socket);
                write(socket, "GET / HTTP/1.1\r\nHost: x\r\nA: ");
            }
            for (int i = 0; i < 50; i++) {
                String text = get(server, "/" + i);
                assertTrue(text.endsWith("\r\n\r\nGET /" + i), text);
            }
            assertTrue(server.openConnections() >= 1_000, "open: " + server.openConnections());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void largeBodyPassesThroughTheSmallBuffersOfASocket() throws Exception {
        int size = 5_000_000;
        Application large = (_, _, send) -> {
            send.send(Apps.start(200));
            send.send(Apps.body("a".repeat(size), false));
        };
        try (ServerThread server = start(large)) {
            String text = get(server, "/");
            assertTrue(text.contains("\r\nContent-Length: " + size + "\r\n"));
            assertTrue(text.endsWith("\r\n\r\n" + "a".repeat(size)));
        }
    }

    @Test
    void responseArrivesAlthoughTheClientHasSentMore() throws Exception {
        try (ServerThread server = start(Apps.LINE);
                Socket socket = connect(server)) {
            write(socket, "nonsense\r\n\r\n" + "a".repeat(200_000));
            assertTrue(rest(socket).startsWith("HTTP/1.1 400 Bad Request\r\n"));
        }
    }

    @Test
    void abortedResponseIsAnErrorForTheClient() throws Exception {
        Application breaks = (_, _, send) -> {
            send.send(Apps.start(200));
            send.send(Apps.body("half", true));
            throw new IllegalStateException("broken");
        };
        try (ServerThread server = start(breaks);
                Socket socket = connect(server)) {
            write(socket, "GET / HTTP/1.0\r\n\r\n");
            assertThrows(IOException.class, () -> rest(socket));
        }
    }

    @Test
    void shutDownWaitsForTheRequestInFlight() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Application waits = (scope, receive, send) -> {
            begun.countDown();
            Async.toThread(() -> {
                goOn.await();
                return null;
            });
            Apps.LINE.handle(scope, receive, send);
        };
        ServerThread server = start(Apps.requests(waits));
        try (Socket idle = connect(server);
                Socket busy = connect(server)) {
            write(busy, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
            begun.await();
            Thread closing = Thread.ofVirtual().start(server::close);
            assertEquals(-1, idle.getInputStream().read());
            goOn.countDown();
            String text = rest(busy);
            assertTrue(text.contains("\r\nConnection: close\r\n"), text);
            assertTrue(text.endsWith("GET /a"), text);
            busy.shutdownOutput();
            closing.join();
        }
        assertThrows(IOException.class, () -> get(server, "/"));
    }

    @Test
    void shutDownCancelsWhatDoesNotEndInTime() throws Exception {
        var begun = new CountDownLatch(1);
        var cleaned = new CountDownLatch(1);
        Application never = (_, _, _) -> {
            begun.countDown();
            try {
                Async.sleep(Duration.ofDays(1));
            } finally {
                cleaned.countDown();
            }
        };
        var server =
                ServerThread.start("server", Apps.requests(never), ANY, ServerLimits.DEFAULT, Duration.ofMillis(10));
        try (Socket socket = connect(server)) {
            write(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            begun.await();
            server.close();
            assertEquals(0, cleaned.getCount());
            assertEquals("", rest(socket));
        }
    }

    @Test
    void lifespanBeginsBeforeTheFirstRequestAndEndsAfterTheLastOne() throws Exception {
        List<String> events = new ArrayList<>();
        Application app = (scope, receive, send) -> {
            switch (scope) {
                case Scope.Http http -> {
                    events.add("request with " + http.state().get("pool"));
                    Apps.LINE.handle(scope, receive, send);
                }
                case Scope.Lifespan lifespan -> {
                    events.add(receive.receive().type());
                    lifespan.state().put("pool", "a pool");
                    send.send(new Event.LifespanStartupComplete());
                    events.add(receive.receive().type());
                    send.send(new Event.LifespanShutdownComplete());
                }
            }
        };
        try (ServerThread server = start(app)) {
            get(server, "/");
        }
        assertEquals(List.of("lifespan.startup", "request with a pool", "lifespan.shutdown"), events);
    }

    @Test
    void applicationThatCannotStartEndsTheServer() {
        Application app = (_, receive, send) -> {
            receive.receive();
            send.send(new Event.LifespanStartupFailed("no database"));
        };
        var thrown = assertThrows(IOException.class, () -> start(app));
        assertEquals("the application cannot start: no database", thrown.getMessage());
    }

    @Test
    void applicationWithoutLifespanIsServed() throws Exception {
        for (Application each : List.of(Apps.LINE, Apps.requests(Apps.LINE))) { // LINE throws for a lifespan
            try (ServerThread server = start(each)) {
                assertTrue(get(server, "/").endsWith("GET /"));
            }
        }
    }

    @Test
    void portInUseIsABindException() throws Exception {
        try (ServerThread server = start(Apps.LINE)) {
            assertThrows(
                    BindException.class,
                    () -> ServerThread.start("second", Apps.LINE, server.address(), ServerLimits.DEFAULT, GRACE));
            assertTrue(get(server, "/").endsWith("GET /"));
        }
    }

    @Test
    void addressesAreInTheScope() throws Exception {
        Application app = (scope, receive, send) -> {
            Scope.Http http = (Scope.Http) scope;
            send.send(Apps.start(200));
            send.send(Apps.body(http.client().getPort() + " " + http.server().getPort(), false));
        };
        try (ServerThread server = start(app);
                Socket socket = connect(server)) {
            write(socket, "GET / HTTP/1.0\r\n\r\n");
            String text = rest(socket);
            assertTrue(
                    text.endsWith(socket.getLocalPort() + " " + server.address().getPort()), text);
        }
    }
}
