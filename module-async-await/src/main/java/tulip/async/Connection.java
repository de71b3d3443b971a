package tulip.async;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/// A connection: a stream of bytes in each direction.
public final class Connection implements AutoCloseable {
    private final EventLoop loop;
    final SocketChannel channel;
    final SocketCalls calls;
    private final String peer;
    private final StreamReader reader;
    private final StreamWriter writer;
    private final Future<Void> closed;
    private IOException failure; // why the connection is lost; null: it is not

    Connection(EventLoop loop, SocketChannel channel) {
        this.loop = loop;
        this.channel = channel;
        calls = loop.channels().calls;
        peer = Sockets.told(channel);
        closed = loop.createFuture((Awaited) () -> "the end of the connection with " + peer);
        reader = new StreamReader(this);
        writer = new StreamWriter(this);
    }

    /// Makes streams of a socket of the running loop.
    ///
    /// @param channel  is connected, and does not block; see [Sockets#accept]
    public static Connection of(SocketChannel channel) {
        return new Connection(Running.loop(), channel);
    }

    public StreamReader reader() {
        return reader;
    }

    public StreamWriter writer() {
        return writer;
    }

    /// Has the connection closed when all bytes are written. A task that reads gets the end of the stream.
    @Override
    public void close() {
        writer.close();
    }

    EventLoop loop() {
        return loop;
    }

    Future<Void> closed() {
        return closed;
    }

    boolean isClosing() {
        return writer.isClosing();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /// Throws the exception that has ended the connection, to each that asks.
    void requireNoFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /// Closes the socket at once, because of an error.
    void fail(IOException why) {
        failure = failure == null ? why : failure;
        end();
    }

    /// Closes the socket at once. All tasks that wait at this connection go on.
    void end() {
        if (isClosed()) {
            return;
        }
        if (loop.isClosed()) { // and has closed the channel
            return;
        }
        loop.removeReader(channel);
        loop.removeWriter(channel);
        closed.setResult(null);
        try {
            loop.channels().close(channel);
        } catch (IOException failed) {
            failure = failure == null ? failed : failure;
        }
        reader.wake();
        writer.wake();
    }

    @Override
    public String toString() {
        return "connection with " + peer;
    }
}
