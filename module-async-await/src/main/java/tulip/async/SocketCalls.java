package tulip.async;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/// The calls to the system that may fail, in one place. A test has each of them fail in turn.
interface SocketCalls {
    SocketCalls SYSTEM = new SocketCalls() {};
    long NANOS_PER_MILLI = 1_000_000;

    /// Waits, and tells what is ready.
    ///
    /// @param nanos  how long to wait at most; 0: not at all; negative: until a channel is ready, or a wake-up
    /// @return how many channels are ready
    default int select(Selector selector, Consumer<SelectionKey> ready, long nanos) throws IOException {
        if (nanos == 0) {
            return selector.selectNow(ready);
        } else if (nanos < 0) {
            return selector.select(ready);
        } // rounded up: a timer never fires early
        return selector.select(ready, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    /// Makes a socket that does not block. Small writes go out at once, as in asyncio.
    default SocketChannel open() throws IOException {
        return prepared(SocketChannel.open());
    }

    default boolean connect(SocketChannel channel, SocketAddress address) throws IOException {
        return channel.connect(address);
    }

    default boolean finishConnect(SocketChannel channel) throws IOException {
        return channel.finishConnect();
    }

    /// Makes a socket that listens.
    ///
    /// @param backlog  how many connections may wait until they are accepted
    default ServerSocketChannel listen(SocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.bind(address, backlog);
        } catch (Throwable failed) {
            channel.close();
            throw failed;
        }
    }

    /// Accepts a connection.
    ///
    /// @return null if no connection waits
    default SocketChannel accept(ServerSocketChannel channel) throws IOException {
        SocketChannel accepted = channel.accept();
        return accepted == null ? null : prepared(accepted);
    }

    /// For how long a server accepts nothing after it could not accept. As in asyncio.
    default Duration acceptPause() {
        return Duration.ofSeconds(1);
    }

    /// Reads what is there.
    ///
    /// @return how many bytes; 0 if there are none now; -1 at the end
    default int read(SocketChannel channel, ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /// Writes as much as there is room for.
    ///
    /// @return how many bytes; 0 if there is no room now
    default long write(SocketChannel channel, ByteBuffer... from) throws IOException {
        return from.length == 1 ? channel.write(from[0]) : channel.write(from);
    }

    default void shutdownOutput(SocketChannel channel) throws IOException {
        channel.shutdownOutput();
    }

    default void close(Channel channel) throws IOException {
        channel.close();
    }

    private static SocketChannel prepared(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return channel;
        } catch (Throwable failed) {
            channel.close();
            throw failed;
        }
    }

    /// Which operation tells that a channel has room for output, or has connected.
    static int outputOf(SelectableChannel channel) {
        boolean connects = channel instanceof SocketChannel socket && socket.isConnectionPending();
        return connects ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
    }
}
