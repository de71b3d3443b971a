package tulip.async;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/// Waits at sockets (`sock_recv` and its sisters in asyncio). Only the running task waits; the loop goes on.
///
/// The sockets must not block. [Streams] is more convenient.
public final class Sockets {
    private Sockets() {}

    /// Reads what there is, and waits while there is nothing.
    ///
    /// @param into  gets at least one byte, unless the stream is at its end
    /// @return how many bytes; -1 at the end of the stream
    public static int receive(SocketChannel channel, ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            throw new IllegalArgumentException("the buffer is full, so nothing can be received: " + into);
        }
        int count = read(channel, into);
        while (count == 0) {
            awaitInput(channel);
            count = read(channel, into);
        }
        return count;
    }

    /// Writes all bytes that are left in the buffer, and waits while there is no room.
    public static void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
        write(channel, from);
        while (from.hasRemaining()) {
            awaitOutput(channel);
            write(channel, from);
        }
    }

    private static int read(SocketChannel channel, ByteBuffer into) throws IOException {
        return Running.loop().channels().calls.read(channel, into);
    }

    private static void write(SocketChannel channel, ByteBuffer from) throws IOException {
        Running.loop().channels().calls.write(channel, from);
    }

    /// Waits for a connection.
    ///
    /// @return a socket that does not block; the loop closes it when the loop is closed
    public static SocketChannel accept(ServerSocketChannel channel) throws IOException {
        Channels channels = Running.loop().channels();
        SocketChannel accepted = channels.calls.accept(channel);
        while (accepted == null) {
            awaitInput(channel);
            accepted = channels.calls.accept(channel);
        }
        channels.adopt(accepted);
        return accepted;
    }

    /// Connects, and waits until the other side has accepted.
    ///
    /// @throws UnknownHostException if the address was made of a name that nobody knows
    public static void connect(SocketChannel channel, SocketAddress address) throws IOException {
        if (address instanceof InetSocketAddress named && named.isUnresolved()) {
            throw new UnknownHostException("no address is known for " + named.getHostString());
        }
        SocketCalls calls = Running.loop().channels().calls;
        if (!calls.connect(channel, address)) {
            do {
                awaitOutput(channel);
            } while (!calls.finishConnect(channel));
        }
    }

    /// Waits until the channel has input, is at its end, or has a connection to accept.
    static void awaitInput(SelectableChannel channel) throws IOException {
        EventLoop loop = Running.loop();
        Future<Void> ready = loop.createFuture(Awaited.of(() -> "input of " + told(channel), List::of));
        loop.addReader(channel, () -> end(ready));
        try {
            ready.await();
        } finally {
            loop.removeReader(channel);
        }
    }

    /// Waits until the channel has room for output, or has connected.
    private static void awaitOutput(SelectableChannel channel) throws IOException {
        EventLoop loop = Running.loop();
        Future<Void> ready = loop.createFuture(Awaited.of(() -> "room for output to " + told(channel), List::of));
        loop.addWriter(channel, () -> end(ready));
        try {
            ready.await();
        } finally {
            loop.removeWriter(channel);
        }
    }

    static void end(Future<Void> future) {
        if (!future.isDone()) {
            future.setResult(null);
        }
    }

    /// The other side of a connection, or the address at which a server listens.
    static String told(SelectableChannel channel) {
        try {
            return switch (channel) {
                case SocketChannel socket when socket.getRemoteAddress() != null -> "" + socket.getRemoteAddress();
                case ServerSocketChannel server -> "" + server.getLocalAddress();
                default -> channel.toString();
            };
        } catch (IOException closed) {
            return channel.toString();
        }
    }
}
