package tulip.async;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tulip.generators.Suspension;

/// A server and two clients while no file descriptor is left. Run in a child JVM to which the system gives few.
@SuppressWarnings("try") // the files are closed in the middle
final class FewFiles implements SocketCalls {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int PAUSES = 5;

    private final boolean isRehearsal; // loads all classes, which needs file descriptors
    private final List<FileChannel> files = new ArrayList<>();
    private boolean isExhausted;
    private int accepts;
    private int selects;

    private FewFiles(boolean isRehearsal) {
        this.isRehearsal = isRehearsal;
    }

    @Override
    public Duration acceptPause() {
        return PAUSE;
    }

    @Override
    public SocketChannel accept(ServerSocketChannel channel) throws IOException {
        accepts++;
        if (isExhausted && isRehearsal) {
            throw new IOException("a rehearsal");
        }
        return SocketCalls.super.accept(channel);
    }

    @Override
    public int select(Selector selector, Consumer<SelectionKey> ready, long nanos) throws IOException {
        selects++;
        return SocketCalls.super.select(selector, ready, nanos);
    }

    private void exhaust() throws IOException {
        isExhausted = true;
        accepts = 0;
        selects = 0;
        try {
            while (!isRehearsal) {
                files.add(FileChannel.open(Path.of("/dev/null")));
            }
        } catch (FileSystemException none) {
            tell("files: " + none.getReason());
        }
    }

    private void free() throws IOException {
        isExhausted = false;
        for (FileChannel file : files) {
            file.close();
        }
    }

    private void run() {
        long before = openFiles();
        try (var loop = new SelectorEventLoop()) {
            loop.channels().calls = this;
            Future<String> paused = loop.createFuture(); // often enough
            List<String> reports = new ArrayList<>();
            loop.setExceptionHandler((_, thrown) -> {
                reports.add(thrown.getMessage());
                if (reports.size() == PAUSES) {
                    paused.setResult(thrown.getMessage());
                }
            });
            loop.runUntilComplete(() -> {
                talk(paused);
                return null;
            });
        }
        tell("descriptors left open: " + (openFiles() - before));
    }

    private void talk(Future<String> paused) throws IOException {
        try (Server server = Streams.startServer(EchoServer::echo, OnSockets.ANY_PORT);
                Connection early = Streams.openConnection(server.address())) {
            send(early, "tea");
            tell("early client: " + receive(early));
            SocketChannel socket = open(); // its descriptor is there in time
            Running.loop().channels().adopt(socket);
            exhaust();
            long begin = System.nanoTime();
            Sockets.connect(socket, server.address()); // the system accepts for the server
            Connection late = Connection.of(socket);
            send(late, "cake");
            tell("server: " + paused.await());
            boolean pauses = System.nanoTime() - begin >= PAUSE.toNanos() * (PAUSES - 1);
            tell("accept: " + accepts + " times, with pauses: " + pauses);
            tell("selector: " + (selects <= 6 * PAUSES ? "a few times" : selects + " times"));
            send(early, "more tea");
            tell("early client: " + receive(early));
            free();
            tell("late client: " + receive(late));
            late.close();
            early.close();
            server.close();
            server.waitClosed();
        }
    }

    private static void send(Connection connection, String line) throws IOException {
        connection.writer().write(OnSockets.bytes(line + "\n"));
    }

    private static String receive(Connection connection) throws IOException {
        return OnSockets.text(connection.reader().readLine()).strip();
    }

    private void tell(String line) {
        IO.println((isRehearsal ? "rehearsal, " : "") + line);
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    /// @param args  the name of the backend
    static void main(String... args) {
        Suspension.choose(Suspension.valueOf(args[0]));
        new FewFiles(true).run();
        new FewFiles(false).run();
    }
}
