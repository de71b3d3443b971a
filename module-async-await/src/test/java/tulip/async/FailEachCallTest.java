package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.sleep;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Has each call to the system fail in turn, the first, the second, and so on, while a server and its client talk.
/// Whatever
/// fails, the program ends, no socket stays open, and somebody is told.
@SuppressWarnings("try") // tests close early, to see what happens then
final class FailEachCallTest extends OnSockets {
    private static final int FEWEST = 15; // calls that such a talk needs
    private static final int ANSWER = 300_000; // bytes; more than the high-water mark

    /// Counts the calls, and has one of them fail.
    private final class Faulty extends Noting {
        private final int failing;
        private int count;
        private String failed = ""; // the call that has failed

        Faulty(int failing) {
            this.failing = failing;
        }

        private void call(String name) throws IOException {
            if (++count == failing) {
                failed = name;
                throw new IOException("planted in " + name);
            }
        }

        @Override
        public SocketChannel open() throws IOException {
            call("open");
            return super.open();
        }

        @Override
        public boolean connect(SocketChannel channel, SocketAddress address) throws IOException {
            call("connect");
            return super.connect(channel, address);
        }

        @Override
        public boolean finishConnect(SocketChannel channel) throws IOException {
            call("finishConnect");
            return super.finishConnect(channel);
        }

        @Override
        public ServerSocketChannel listen(SocketAddress address, int backlog) throws IOException {
            call("listen");
            return super.listen(address, backlog);
        }

        @Override
        public SocketChannel accept(ServerSocketChannel channel) throws IOException {
            call("accept");
            return super.accept(channel);
        }

        @Override
        public Duration acceptPause() {
            return Duration.ofMillis(1);
        }

        @Override
        public int read(SocketChannel channel, ByteBuffer into) throws IOException {
            call("read");
            return super.read(channel, into);
        }

        @Override
        public long write(SocketChannel channel, ByteBuffer... from) throws IOException {
            call("write");
            return super.write(channel, from);
        }

        @Override
        public void shutdownOutput(SocketChannel channel) throws IOException {
            call("shutdownOutput");
            super.shutdownOutput(channel);
        }

        @Override
        public void close(Channel channel) throws IOException {
            super.close(channel); // a system that fails to close has still closed
            call("close");
        }
    }

    private static void answer(StreamReader reader, StreamWriter writer) throws IOException {
        byte[] question = reader.readLine();
        writer.write(question);
        writer.write(new byte[ANSWER]);
        writer.drain();
        assertEquals(0, reader.readAll().length);
        writer.close();
        writer.waitClosed();
    }

    private static void talk() throws Exception {
        try (Server server = Streams.startServer(FailEachCallTest::answer, ANY_PORT)) {
            try (Connection connection = Streams.openConnection(server.address())) {
                connection.writer().write(bytes("tea?\n"));
                connection.writer().writeEnd();
                byte[] question = connection.reader().readLine();
                byte[] rest = connection.reader().readAll();
                if (question.length + rest.length != 5 + ANSWER) {
                    throw new IOException("the answer has ended early");
                }
                connection.close();
                connection.writer().waitClosed();
            }
            server.close();
            server.waitClosed();
        }
    }

    /// Waits until all sockets are closed, although the loop is open. The other side may still be at work.
    private void awaitNoSocket() {
        for (int i = 0; i < 2_000 && opened.stream().anyMatch(Channel::isOpen); i++) {
            sleep(Duration.ofMillis(1));
        }
        assertEquals(
                List.of(),
                opened.stream().filter(Channel::isOpen).toList(),
                "sockets left open before the loop was closed");
    }

    @Test
    void whateverFailsTheProgramEndsAndSomebodyIsTold() {
        List<String> failed = new ArrayList<>();
        for (int failing = 1; failing < 1_000; failing++) {
            var faulty = new Faulty(failing);
            calls = faulty;
            opened.clear();
            reported.clear();
            String thrown = "";
            try {
                run(() -> {
                    try {
                        talk();
                    } finally {
                        awaitNoSocket();
                    }
                    return null;
                });
            } catch (Exception expected) {
                thrown = expected.toString();
            }
            if (faulty.failed.isEmpty()) {
                assertEquals("", thrown);
                assertEquals(List.of(), reported);
                assertTrue(failing > FEWEST, "only " + failing + " calls");
                break;
            }
            failed.add(faulty.failed);
            assertFalse(
                    thrown.isEmpty() && reported.isEmpty(), "nobody was told that " + faulty.failed + " has failed");
        }
        for (String each : List.of("open", "connect", "listen", "accept", "read", "write", "shutdownOutput", "close")) {
            assertTrue(failed.contains(each), each + " has never failed: " + failed);
        }
    }
}
