package tulip.async;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Accepts connections, and serves each by a task of its own. [Streams#startServer] makes it.
public final class Server implements AutoCloseable {
    private static final int MOST_AT_ONCE = 100; // connections, before other callbacks run

    private final EventLoop loop;
    private final SocketCalls calls;
    private final ServerSocketChannel channel;
    private final Streams.Handler handler;
    private final SocketAddress address;
    private final Set<Connection> open = new LinkedHashSet<>();
    private TimerHandle pause; // null: the server did not have to pause
    private int accepted;
    private boolean closed;

    Server(EventLoop loop, ServerSocketChannel channel, Streams.Handler handler) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.handler = handler;
        calls = loop.channels().calls;
        address = channel.getLocalAddress();
    }

    Server listen() throws IOException {
        loop.addReader(channel, this::acceptAll);
        return this;
    }

    /// Where the server listens.
    public SocketAddress address() {
        return address;
    }

    /// How many connections are open.
    public int size() {
        return open.size();
    }

    private void acceptAll() {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                SocketChannel socket = calls.accept(channel);
                if (socket == null) {
                    return;
                }
                begin(socket);
            }
        } catch (IOException failed) {
            pause(failed);
        }
    }

    private void begin(SocketChannel socket) throws IOException {
        loop.channels().adopt(socket);
        var connection = new Connection(loop, socket);
        open.add(connection);
        connection.closed().addDoneCallback(_ -> open.remove(connection));
        accepted++;
        Task<Void> task = loop.createTask("connection " + accepted, () -> serve(connection));
        task.addDoneCallback(_ -> connection.close()); // also if the task was cancelled before it began
    }

    private Void serve(Connection connection) {
        try {
            handler.handle(connection.reader(), connection.writer());
        } catch (Exception failed) {
            loop.callExceptionHandler("the " + this + " has failed to serve the " + connection, failed);
        }
        return null;
    }

    /// Accepts nothing for a while, if the system has no file descriptor left, for example. Otherwise the loop
    /// would try again in each turn, and do nothing else.
    private void pause(IOException why) {
        long millis = calls.acceptPause().toMillis();
        loop.callExceptionHandler("the " + this + " cannot accept, and tries again in " + millis + " ms", why);
        loop.removeReader(channel);
        pause = loop.callLater(Duration.ofMillis(millis), this::goOn);
    }

    private void goOn() {
        if (closed) {
            return;
        }
        try {
            listen();
        } catch (IOException lost) {
            loop.callExceptionHandler("the " + this + " has ended", lost);
        }
    }

    /// Accepts no more connections. Those that are open go on.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (pause != null) {
            pause.cancel();
        }
        loop.removeReader(channel);
        loop.channels().close(channel);
    }

    /// Closes all connections, when their bytes are written (`close_clients` of asyncio).
    public void closeClients() {
        List.copyOf(open).forEach(Connection::close);
    }

    /// Closes all connections at once (`abort_clients` of asyncio).
    public void abortClients() {
        List.copyOf(open).forEach(connection -> connection.writer().abort());
    }

    /// Waits until all connections have ended. New ones may still come, if the server was not closed.
    public void waitClosed() {
        while (!open.isEmpty()) {
            Async.wait(open.stream().map(Connection::closed).toList(), Async.ReturnWhen.ALL_COMPLETED, null);
        }
    }

    @Override
    public String toString() {
        return "server at " + address;
    }
}
