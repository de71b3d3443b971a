package tulip.async;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Order;
import tulip.generators.Chosen;
import tulip.generators.Suspension;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.Deadline;

/// What an echo server must prove. Its clients run on the same loop, with real sockets.
///
/// If a client waits for bytes, and nothing happens any more, the client goes on without them. So no check hangs.
public abstract class EchoServerContract extends Contract {
    private static final int MANY = 1_000;
    private static final int SMALL_BUFFER = 4 * 1024;
    private static final int LARGE_BUFFER = 64 * 1024; // with smaller ones, a sender pauses 40 ms now and then
    private static final int BELOW_HIGH_WATER = 48 * 1024;
    private static final int MORE_THAN_THE_SYSTEM_TAKES = 1024 * 1024;
    private static final int MOST_KEPT = 256 * 1024; // the high-water mark, and a large read

    /// Serves the connections to a socket.
    @FunctionalInterface
    public interface Serve {
        void serve(ServerSocketChannel channel) throws IOException;
    }

    /// The members that are tested.
    public record Tested(Serve serve, Streams.Handler echo) {}

    private EventLoop loop;
    private Loopback sockets;
    private ServerSocketChannel listening;
    private Task<Void> server;

    protected abstract Tested server();

    /// The loop of the check. A test that mixes several answers gives another one.
    protected EventLoop loop() {
        return new SelectorEventLoop();
    }

    /// By what the clients receive and send.
    protected ReceiveSendContract.Tested clients() {
        return new ReceiveSendContract.Tested(Sockets::receive, Sockets::sendAll);
    }

    /// The backend of the tasks.
    Suspension on() {
        return Suspension.chosen();
    }

    @Check("What a client sends comes back.")
    @Order(1)
    void bytesComeBack() {
        withEcho(() -> {
            Client a = connect("a");
            a.send("tea\n");
            a.expect("tea\n");
        });
    }

    @Check("This goes on: the server answers each time, whatever the bytes are.")
    @Order(2)
    void theServerAnswersEachTime() {
        withEcho(() -> {
            Client a = connect("a");
            for (String drink : List.of("tea\n", "flat white", "\n\n", "cocoa")) {
                a.send(drink);
                a.expect(drink);
            }
        });
    }

    @Check("When the client has sent its last byte, it gets the rest and the end, and the server closes the socket.")
    @Order(3)
    void theEndIsAnswered() {
        withEcho(() -> {
            Client a = connect("a");
            a.send("tea");
            a.endOutput();
            a.expect("tea", true);
            expectClosed(0, "a");
        });
    }

    @Check("The server accepts one client after the other, and goes on when a client has left.")
    @Order(4)
    void theServerGoesOn() {
        withServer(() -> {
            for (String name : List.of("a", "b", "c")) {
                Client client = connect(name);
                client.send("tea");
                client.expect("tea");
                client.endOutput();
                client.expect("", true);
            }
            expectRunning();
        });
    }

    @Check("A client that sends nothing keeps nobody waiting.")
    @Order(5)
    void clientsAreServedAtTheSameTime() {
        withServer(() -> {
            connect("a");
            Client b = connect("b");
            b.send("tea");
            b.expect("tea");
        });
    }

    @Check("Each client gets its own bytes back.")
    @Order(6)
    void eachGetsItsOwnBytes() {
        withServer(() -> {
            Client a = connect("a");
            Client b = connect("b");
            a.send("tea");
            a.expect("tea");
            b.send("cocoa");
            a.send("cake");
            b.expect("cocoa");
            a.expect("cake");
        });
    }

    @Check("If a client resets its connection, the other clients do not notice it, and new clients are served.")
    @Order(7)
    void aFailingClientEndsNoOther() {
        withServer(() -> {
            Client a = connect("a");
            Client b = connect("b");
            a.send("tea");
            a.expect("tea");
            a.reset();
            expectClosed(0, "a");
            b.send("cocoa");
            b.expect("cocoa");
            Client c = connect("c");
            c.send("cake");
            c.expect("cake");
            expectRunning();
        });
    }

    @Check("The connection is closed when all bytes are written, also if the client reads them late.")
    @Order(8)
    void allIsWrittenBeforeTheEnd() {
        withEcho(this::readLate);
        withServer(this::readLate);
    }

    private void readLate() throws IOException {
        sockets.outputRoom = SMALL_BUFFER;
        Client a = connect("a", SMALL_BUFFER);
        a.send(BELOW_HIGH_WATER);
        a.endOutput();
        step("the server reads all, up to the end");
        waitFor(side(0).atEnd());
        a.expect(BELOW_HIGH_WATER);
        expectClosed(0, "a");
    }

    @Check(
            "For a client that does not read, the server keeps few bytes. The other clients do not notice such a client.")
    @Order(9)
    void aSlowReaderCostsLittle() {
        withServer(() -> {
            sockets.outputRoom = LARGE_BUFFER;
            sockets.mostKept = MOST_KEPT;
            Client a = connect("a", LARGE_BUFFER);
            a.sendLater(MORE_THAN_THE_SYSTEM_TAKES);
            waitUntilSettled();
            Client b = connect("b");
            b.send("tea");
            b.expect("tea");
            a.expect(MORE_THAN_THE_SYSTEM_TAKES);
        });
    }

    @Check("A thousand clients are served at the same time, on one thread.")
    @Order(10)
    @Deadline(millis = 6_000)
    void aThousandClients() {
        int many = Math.min(MANY, (openFiles() - 200) / 2); // some systems allow few
        withServer(() -> {
            step(many + " clients connect");
            List<Client> clients = new ArrayList<>();
            for (int i = 1; i <= many; i++) {
                clients.add(open("client " + i, 0));
            }
            step("each client sends its name, and reads the answer");
            for (Client client : clients) {
                client.write(client.name);
            }
            for (Client client : clients) {
                expect("what " + client.name + " gets back", client.name, client.read(client.name.length(), false));
            }
            expect("the number of open connections", (long) many, openConnections());
        });
    }

    @Check("When the task of the server is cancelled, all connections end. No socket and no task is left.")
    @Order(11)
    void aCancelledServerLeavesNothing() {
        withServer(() -> {
            Client a = connect("a");
            a.send("tea");
            a.expect("tea");
            sockets.outputRoom = LARGE_BUFFER;
            Client b = connect("b", LARGE_BUFFER);
            Task<Void> sender = b.sendLater(MORE_THAN_THE_SYSTEM_TAKES);
            waitUntilSettled();
            perform("cancel the task of the server", server::cancel);
            boolean ended = waitFor(server);
            expectThat(ended, "the task of the server ends", "the task of the server does not end");
            expectThat(
                    server.isCancelled(),
                    "the task of the server is cancelled",
                    "the task of the server ends, and is not cancelled");
            expectClosed(0, "a");
            expectClosed(1, "b");
            waitFor(sender);
            List<String> left = loop.tasks().stream()
                    .filter(task -> !task.equals(Running.task()) && !task.isDone())
                    .map(Task::name)
                    .toList();
            expect("the names of the tasks that the server has left", List.of(), left);
        });
    }

    private static int openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount())
                : Integer.MAX_VALUE;
    }

    private long openConnections() {
        return sockets.accepted().stream()
                .filter(side -> !side.closed().isDone())
                .count();
    }

    /// Runs clients of a server that calls `echo` for the first connection.
    private void withEcho(Action clients) {
        run("start a task that accepts a connection, and calls echo", clients, () -> {
            try (Connection connection = Connection.of(Sockets.accept(listening))) {
                server().echo().handle(connection.reader(), connection.writer());
                Future<Void> never = loop.createFuture();
                never.await(); // whatever echo has left open stays open
            }
            return null;
        });
    }

    /// Runs clients of a server that `serve` runs.
    private void withServer(Action clients) {
        run("start a task that calls serve", clients, () -> {
            server().serve().serve(listening);
            return null;
        });
    }

    private void run(String what, Action clients, Callable<Void> body) {
        assumeTrue(on().isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        try (var _ = new Chosen(on());
                EventLoop running = loop()) {
            loop = running;
            sockets = new Loopback(loop);
            loop.setExceptionHandler((told, thrown) -> {}); // a server may report what its clients do
            sockets.whenTooMuchIsKept = () -> {
                throw failure(
                        "the server keeps less than 256 KiB for a client that does not read",
                        "the server keeps more than 256 KiB for a client that does not read");
            };
            sockets.whenNothingIsWritten = () -> {
                throw failure(
                        "echo ends at the end of the stream",
                        "echo writes again and again, and there is nothing to write");
            };
            loop.runUntilComplete(() -> {
                listening = sockets.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MANY);
                loop.channels().adopt(listening);
                step(what);
                server = loop.createTask("server", body);
                Task<?> main = Running.task();
                sockets.whenQuiet = () -> {
                    keepWhoWaits();
                    main.cancel();
                };
                runClients(clients);
                return null;
            });
        }
    }

    private static void runClients(Action clients) throws Exception {
        try {
            clients.run();
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
    }

    /// Waits until the future is done, or nothing happens any more.
    ///
    /// @return whether it is done
    private boolean waitFor(Future<?> future) {
        try {
            Async.wait(List.of(future), Async.ReturnWhen.ALL_COMPLETED, null);
        } catch (CancelledError quiet) {
            Running.task().uncancel();
        }
        return future.isDone();
    }

    private void waitUntilSettled() {
        step("wait until nothing happens any more");
        Future<Void> never = loop.createFuture();
        sockets.quietNanos = Loopback.SETTLED_NANOS;
        waitFor(never);
        sockets.quietNanos = Loopback.QUIET_NANOS;
    }

    private Loopback.ServerSide side(int index) {
        int count = sockets.accepted().size();
        expectHere(
                count > index,
                "the server has accepted " + (index + 1) + (index == 0 ? " connection" : " connections"),
                "the server has accepted " + count + " connections by Sockets.accept");
        return sockets.accepted().get(index);
    }

    /// Fails unless the condition holds. If the server has thrown, says so.
    private void expectHere(boolean condition, String expected, String actual) {
        if (condition) {
            return;
        }
        Throwable thrown = server.isDone() && !server.isCancelled() ? server.exception() : null;
        if (thrown == null) {
            throw failure(expected, actual);
        }
        String message = thrown.getMessage() == null ? "" : "(\"" + thrown.getMessage() + "\")";
        throw failure(
                thrown,
                expected,
                actual + ": the task of the server throws " + thrown.getClass().getSimpleName() + message);
    }

    private void expectClosed(int index, String client) {
        boolean closed = waitFor(side(index).closed());
        expectHere(
                closed,
                "the server closes its socket of client " + client,
                "the server leaves its socket of client " + client + " open");
    }

    private void expectRunning() {
        expectHere(!server.isDone(), "serve goes on until its task is cancelled", "serve has returned");
    }

    private Client connect(String name) throws IOException {
        return connect(name, 0);
    }

    private Client connect(String name, int buffer) throws IOException {
        step("client " + name + " connects");
        return open(name, buffer);
    }

    private Client open(String name, int buffer) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        loop.channels().adopt(channel);
        if (buffer > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, buffer);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, buffer);
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Sockets.connect(channel, listening.getLocalAddress());
        return new Client(name, channel);
    }

    /// A client of the server.
    private final class Client {
        private final String name;
        private final SocketChannel channel;

        Client(String name, SocketChannel channel) {
            this.name = name;
            this.channel = channel;
        }

        void send(String bytes) throws IOException {
            step("client " + name + " sends \"" + bytes.replace("\n", "\\n") + '"');
            write(bytes);
        }

        void write(String bytes) throws IOException {
            clients().sendAll().sendAll(channel, ByteBuffer.wrap(bytes.getBytes(StandardCharsets.US_ASCII)));
        }

        void send(int count) throws IOException {
            step("client " + name + " sends " + count / 1024 + " KiB, and reads nothing");
            clients().sendAll().sendAll(channel, ByteBuffer.wrap(pattern(count)));
        }

        /// Sends in another task.
        Task<Void> sendLater(int count) {
            step("client " + name + " sends " + count / 1024 + " KiB, and reads nothing");
            return loop.createTask("sender", () -> {
                try {
                    clients().sendAll().sendAll(channel, ByteBuffer.wrap(pattern(count)));
                } catch (IOException closed) {
                    // the check looks at the other side
                }
                return null;
            });
        }

        void endOutput() throws IOException {
            step("client " + name + " ends its direction");
            channel.shutdownOutput();
        }

        void reset() throws IOException {
            step("client " + name + " resets its connection");
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            loop.channels().close(channel);
        }

        void expect(String bytes) throws IOException {
            expect(bytes, false);
        }

        /// @param end  whether the end must come after the bytes
        void expect(String bytes, boolean end) throws IOException {
            step("client " + name + " reads");
            String expected = end ? bytes + (bytes.isEmpty() ? "the end" : ", and the end") : bytes;
            String read = read(bytes.length(), end);
            expectHere(read.equals(expected), got(expected), got(read));
        }

        private String got(String bytes) {
            return "what client " + name + " gets back is \"" + bytes.replace("\n", "⏎") + '"';
        }

        /// Reads this many bytes, and perhaps the end. Gives up when nothing happens any more.
        String read(int count, boolean end) throws IOException {
            ByteBuffer into = ByteBuffer.allocate(count + (end ? 1 : 0));
            int last = receiveAll(into);
            String bytes = new String(into.array(), 0, into.position(), StandardCharsets.US_ASCII);
            String nothing = bytes.isEmpty() ? "nothing" : bytes + (last == 0 ? ", and nothing more" : "");
            return last < 0 ? bytes.isEmpty() ? "the end" : bytes + ", and the end" : nothing;
        }

        /// Reads until the buffer is full, the end comes, or nothing happens any more.
        ///
        /// @return what the last read has given; 0: nothing happens any more
        private int receiveAll(ByteBuffer into) throws IOException {
            int last = 1;
            while (last > 0 && into.hasRemaining()) {
                try {
                    last = clients().receive().receive(channel, into);
                } catch (CancelledError quiet) {
                    Running.task().uncancel();
                    last = 0;
                }
            }
            return last;
        }

        void expect(int count) throws IOException {
            step("client " + name + " reads " + count / 1024 + " KiB");
            ByteBuffer into = ByteBuffer.allocate(count);
            receiveAll(into);
            String what = "what client " + name + " gets back";
            expectHere(
                    into.position() == count, what + " is complete", what + " is not complete, and nothing more comes");
            expectThat(
                    Arrays.equals(into.array(), pattern(count)),
                    what + " is what it has sent, in the same order",
                    what + " is something else than it has sent");
        }
    }

    private static byte[] pattern(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }
}
