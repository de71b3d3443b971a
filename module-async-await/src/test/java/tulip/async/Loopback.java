package tulip.async;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The real sockets of a loop on which clients and their server run. It notices when nothing more will happen, and it
/// counts the bytes that the server keeps for each client.
final class Loopback implements SocketCalls {
    static final long QUIET_NANOS = 150_000_000; // on loopback, a byte arrives in far less time
    static final long SETTLED_NANOS = 20_000_000;
    private static final int MOST_EMPTY_WRITES = 1_000;

    /// The side of the server of a connection.
    static final class ServerSide {
        private final Future<Void> closed;
        private final Future<Void> atEnd;
        private int kept; // bytes that were read, and not written yet
        private int emptyWrites;

        private ServerSide(EventLoop loop) {
            closed = loop.createFuture();
            atEnd = loop.createFuture();
        }

        Future<Void> closed() {
            return closed;
        }

        /// Set when the server has read the end of the stream.
        Future<Void> atEnd() {
            return atEnd;
        }
    }

    private final EventLoop loop;
    private final Map<Channel, ServerSide> accepted = new LinkedHashMap<>();
    Runnable whenQuiet = () -> {};
    long quietNanos = QUIET_NANOS; // for how long nothing must happen
    Runnable whenTooMuchIsKept = () -> {};
    Runnable whenNothingIsWritten = () -> {};
    int mostKept = Integer.MAX_VALUE; // bytes, for one client
    int outputRoom; // of the sockets that the server accepts, in bytes; 0: as the system likes

    Loopback(EventLoop loop) {
        this.loop = loop;
        loop.channels().calls = this;
    }

    /// The connections that the server has accepted, in their order.
    List<ServerSide> accepted() {
        return new ArrayList<>(accepted.values());
    }

    @Override
    public int select(Selector selector, Consumer<SelectionKey> ready, long nanos) throws IOException {
        int count = SocketCalls.super.select(selector, ready, nanos < 0 ? quietNanos : nanos);
        if (nanos < 0 && count == 0) {
            whenQuiet.run();
        }
        return count;
    }

    @Override
    public SocketChannel accept(ServerSocketChannel channel) throws IOException {
        SocketChannel socket = SocketCalls.super.accept(channel);
        if (socket != null) {
            if (outputRoom > 0) {
                socket.setOption(StandardSocketOptions.SO_SNDBUF, outputRoom);
            }
            accepted.put(socket, new ServerSide(loop));
        }
        return socket;
    }

    @Override
    public int read(SocketChannel channel, ByteBuffer into) throws IOException {
        int count = SocketCalls.super.read(channel, into);
        ServerSide side = accepted.get(channel);
        if (side != null) {
            if (count < 0) {
                Sockets.end(side.atEnd);
            }
            side.kept += Math.max(0, count);
            if (side.kept > mostKept) {
                whenTooMuchIsKept.run();
            }
        }
        return count;
    }

    @Override
    public long write(SocketChannel channel, ByteBuffer... from) throws IOException {
        boolean empty = from.length == 1 && !from[0].hasRemaining();
        long count = SocketCalls.super.write(channel, from);
        ServerSide side = accepted.get(channel);
        if (side != null) {
            side.kept -= (int) count;
            if (empty && ++side.emptyWrites > MOST_EMPTY_WRITES) {
                whenNothingIsWritten.run();
            }
        }
        return count;
    }

    @Override
    public void close(Channel channel) throws IOException {
        SocketCalls.super.close(channel);
        if (accepted.containsKey(channel)) {
            Sockets.end(accepted.get(channel).closed);
        }
    }
}
