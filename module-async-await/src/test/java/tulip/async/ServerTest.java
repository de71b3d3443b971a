package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // tests close early, to see what happens then
final class ServerTest extends OnSockets {
    private static final int GONE = 30; // clients; fewer than may wait to be accepted
    private static final ContextVar<String> SHOP = new ContextVar<>("shop", "none");

    private static String ask(Connection connection, String question) throws IOException {
        connection.writer().write(bytes(question));
        return text(connection.reader().readExactly(question.length()));
    }

    @Test
    void eachConnectionHasItsOwnTask() {
        runAndReportNothing(() -> {
            try (Server server = Streams.startServer(EchoServer::echo, ANY_PORT);
                    Connection one = Streams.openConnection(server.address());
                    Connection two =
                            Streams.openConnection("localhost", ((InetSocketAddress) server.address()).getPort())) {
                assertEquals("two", ask(two, "two"));
                assertEquals("one", ask(one, "one"));
                assertEquals("two again", ask(two, "two again"));
                assertEquals(2, server.size());
            }
            return null;
        });
    }

    @Test
    void aHandlerRunsWithTheContextOfTheCallThatStartedTheServer() {
        var seen = new ArrayList<String>();
        runAndReportNothing(() -> {
            SHOP.set("tulip");
            try (Server server = Streams.startServer((_, _) -> seen.add(SHOP.get()), ANY_PORT)) {
                SHOP.set("rose");
                try (Connection connection = Streams.openConnection(server.address())) {
                    connection.reader().readAll();
                }
            }
            return null;
        });
        assertEquals(List.of("tulip"), seen);
    }

    @Test
    void whatAHandlerThrowsIsReportedAndEndsItsConnectionOnly() {
        run(() -> {
            try (Server server = Streams.startServer(
                            (reader, writer) -> {
                                if (text(reader.readLine()).equals("break\n")) {
                                    throw new IllegalStateException("no milk");
                                }
                                writer.write(bytes("tea"));
                            },
                            ANY_PORT);
                    Connection broken = Streams.openConnection(server.address());
                    Connection other = Streams.openConnection(server.address())) {
                broken.writer().write(bytes("break\n"));
                assertEquals("", text(broken.reader().readAll()));
                other.writer().write(bytes("go on\n"));
                assertEquals("tea", text(other.reader().readAll()));
            }
            return null;
        });
        assertEquals(1, reported.size());
        assertTrue(reported.getFirst().matches("the server at .* has failed to serve the connection with .*no milk"));
    }

    @Test
    void aClosedServerRefusesNewConnectionsAndServesTheOthers() {
        runAndReportNothing(() -> {
            Server server = Streams.startServer(EchoServer::echo, ANY_PORT);
            try (Connection connection = Streams.openConnection(server.address())) {
                assertEquals("tea", ask(connection, "tea"));
                server.close();
                server.close();
                var refused = assertThrows(ConnectException.class, () -> Streams.openConnection(server.address()));
                assertTrue(refused.getMessage().endsWith(": " + server.address()), refused.getMessage());
                assertEquals("coffee", ask(connection, "coffee"));
                Task<Void> waiting = start(() -> {
                    server.waitClosed();
                    return null;
                });
                sleep(Duration.ZERO);
                assertFalse(waiting.isDone());
                connection.close();
                waiting.await();
                assertEquals(0, server.size());
            }
            return null;
        });
    }

    @Test
    void closeClientsWritesWhatIsLeftAndAbortClientsDoesNot() {
        byte[] much = new byte[8_000_000];
        for (boolean abort : List.of(false, true)) {
            runAndReportNothing(() -> {
                try (Server server = Streams.startServer(
                                (reader, writer) -> {
                                    writer.write(much);
                                    reader.readAll();
                                },
                                ANY_PORT);
                        Connection connection = Streams.openConnection(server.address())) {
                    connection.reader().readExactly(1);
                    if (abort) {
                        server.abortClients();
                    } else {
                        server.closeClients();
                    }
                    int rest = 0;
                    try {
                        rest = connection.reader().readAll().length;
                    } catch (IOException reset) {
                        assertTrue(abort, reset.toString());
                    }
                    assertEquals(abort, rest < much.length - 1);
                    server.waitClosed();
                }
                return null;
            });
        }
    }

    @Test
    void aClosedLoopLeavesNoSocketOpen() {
        runAndReportNothing(() -> {
            Server server = Streams.startServer(EchoServer::echo, ANY_PORT);
            ask(Streams.openConnection(server.address()), "tea");
            start(() -> Streams.openConnection(server.address()).reader().readAll());
            Streams.openConnection(server.address()); // accepted or not
            return null;
        });
        assertTrue(opened.size() >= 5, opened.toString());
    }

    @Test
    void aPortInUseAndAHostThatNobodyKnowsAreNamed() {
        runAndReportNothing(() -> {
            try (Server server = Streams.startServer(EchoServer::echo, ANY_PORT)) {
                var inUse = assertThrows(
                        BindException.class, () -> Streams.startServer(EchoServer::echo, server.address()));
                assertTrue(inUse.getMessage().endsWith(": " + server.address()), inUse.getMessage());
            }
            var unknown = assertThrows(
                    UnknownHostException.class,
                    () -> Streams.openConnection(InetSocketAddress.createUnresolved("tulip.invalid", 80)));
            assertEquals("no address is known for tulip.invalid", unknown.getMessage());
            return null;
        });
    }

    @Test
    void ifTheSystemHasNoFileDescriptorLeftTheServerPausesAndGoesOn() {
        int[] asked = {0};
        calls = new Noting() {
            @Override
            public SocketChannel accept(ServerSocketChannel channel) throws IOException {
                if (++asked[0] <= 3) {
                    throw new IOException("Too many open files");
                }
                return super.accept(channel);
            }

            @Override
            public Duration acceptPause() {
                return Duration.ofMillis(5);
            }
        };
        serve(EchoServer::echo, connection -> assertEquals("tea", ask(connection, "tea")));
        assertEquals(3, reported.size(), reported.toString());
        assertTrue(
                reported.getFirst()
                        .matches("the server at .* cannot accept, and tries again in 5 ms: .*Too many open files"),
                reported.getFirst());
        assertTrue(asked[0] <= 6, "asked " + asked[0] + " times");
    }

    @Test
    void aServerThatPausesMayBeClosed() {
        calls = new Noting() {
            @Override
            public SocketChannel accept(ServerSocketChannel channel) throws IOException {
                throw new IOException("Too many open files");
            }
        };
        run(() -> {
            Server server = Streams.startServer(EchoServer::echo, ANY_PORT);
            Streams.openConnection(server.address());
            while (reported.isEmpty()) {
                sleep(Duration.ofMillis(1));
            }
            server.close();
            return null;
        });
        assertEquals(1, reported.size());
    }

    /// Clients that connect, and have reset the connection before the server runs.
    private static void comeAndGo(SocketAddress address, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try (SocketChannel gone = SocketChannel.open(address)) { // blocks no longer than the system takes
                if (i % 2 == 1) {
                    gone.write(ByteBuffer.wrap(bytes("tea")));
                }
                gone.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        }
    }

    private long openSockets() {
        return opened.stream().filter(Channel::isOpen).count();
    }

    @Test
    void clientsThatAreGoneBeforeTheyAreAcceptedEndOnlyTheirConnections() {
        run(() -> {
            try (Server server = Streams.startServer(EchoServer::echo, ANY_PORT)) {
                comeAndGo(server.address(), GONE);
                try (Connection connection = Streams.openConnection(server.address())) {
                    assertEquals("cake", ask(connection, "cake"));
                }
                server.close();
                server.waitClosed();
                assertEquals(0, openSockets());
            }
            return null;
        });
        assertEquals(GONE + 3, opened.size()); // with the server, and both sides of the other connection
        assertEquals(GONE, reported.size());
        reported.forEach(
                each -> assertTrue(each.matches("the server at .* has failed to serve .*Connection reset.*"), each));
    }

    @Test
    void clientsThatAreGoneBeforeTheyAreAcceptedDoNotEndAnEchoServer() {
        runAndReportNothing(() -> {
            ServerSocketChannel listening = calls.listen(ANY_PORT, 2 * GONE);
            Running.loop().channels().adopt(listening);
            Task<Void> server = start(() -> {
                EchoServer.serve(listening);
                return null;
            });
            comeAndGo(listening.getLocalAddress(), GONE);
            try (Connection connection = Streams.openConnection(listening.getLocalAddress())) {
                assertEquals("cake", ask(connection, "cake"));
            }
            while (Running.loop().tasks().size() > 3) { // this one, the server, and the one that accepts
                sleep(Duration.ofMillis(1));
            }
            assertEquals(1, openSockets()); // the server
            server.cancel();
            assertThrows(CancelledError.class, server::await);
            return null;
        });
        assertEquals(GONE + 3, opened.size());
    }
}
