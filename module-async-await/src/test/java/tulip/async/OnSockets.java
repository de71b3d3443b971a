package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// Runs all tests of a class once for each backend, on a loop with the clock of the system and real sockets. After each
/// test, every socket must be closed, and nothing may have been reported that the test did not expect.
abstract class OnSockets extends EachBackend {
    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    final List<String> reported = Collections.synchronizedList(new ArrayList<>()); // to the exception handler
    final List<Channel> opened = new ArrayList<>();
    SocketCalls calls = new Noting();

    /// Notes which sockets are opened.
    class Noting implements SocketCalls {
        @Override
        public SocketChannel open() throws IOException {
            return noted(SocketCalls.super.open());
        }

        @Override
        public ServerSocketChannel listen(SocketAddress address, int backlog) throws IOException {
            return noted(SocketCalls.super.listen(address, backlog));
        }

        @Override
        public SocketChannel accept(ServerSocketChannel channel) throws IOException {
            return noted(SocketCalls.super.accept(channel));
        }

        private <C extends Channel> C noted(C channel) {
            if (channel != null) {
                opened.add(channel);
            }
            return channel;
        }
    }

    /// Runs a program on a new loop, and closes the loop.
    final <T> T run(Callable<T> body) {
        try (var loop = new SelectorEventLoop()) {
            loop.setExceptionHandler((what, exception) -> reported.add(what + ": " + exception));
            loop.channels().calls = calls;
            return loop.runUntilComplete(body);
        } finally {
            assertEquals(List.of(), opened.stream().filter(Channel::isOpen).toList(), "sockets that are still open");
        }
    }

    final void runAndReportNothing(Callable<?> body) {
        run(body);
        assertEquals(List.of(), reported);
    }

    /// A client of a new server.
    @FunctionalInterface
    interface Client {
        void use(Connection connection) throws Exception;
    }

    /// Runs a server and a client of it, and closes both.
    final void serve(Streams.Handler handler, Client client) {
        run(() -> {
            try (Server server = Streams.startServer(handler, ANY_PORT);
                    Connection connection = Streams.openConnection(server.address())) {
                client.use(connection);
            }
            return null;
        });
    }

    /// Has the other side see a reset instead of the end of the stream.
    static void reset(Connection connection) throws IOException {
        connection.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        connection.writer().abort();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static String text(ByteBuffer written) {
        var bytes = new byte[written.position()];
        written.duplicate().flip().get(bytes);
        return text(bytes);
    }
}
