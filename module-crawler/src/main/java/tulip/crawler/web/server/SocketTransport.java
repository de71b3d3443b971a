package tulip.crawler.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import tulip.async.EventLoop;

/// A socket that the loop watches.
final class SocketTransport implements Transport {
    /// How many bytes one call to the system reads or writes at most.
    static final int MOST_AT_ONCE = 64 * 1024;

    private final EventLoop loop;
    private final SocketChannel channel;
    private final ByteBuffer scratch;
    private final InetSocketAddress client;
    private final InetSocketAddress server;
    private Protocol protocol;
    private boolean reads; // whether the loop watches for input
    private boolean ended; // whether the other side sends no more

    /// @param scratch  a direct buffer of [#MOST_AT_ONCE] bytes, shared by all sockets of the loop: nothing is
    ///                 in it between two callbacks
    SocketTransport(EventLoop loop, SocketChannel channel, ByteBuffer scratch) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.scratch = scratch;
        client = (InetSocketAddress) channel.getRemoteAddress();
        server = (InetSocketAddress) channel.getLocalAddress();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    @Override
    public void begin(Protocol user) throws IOException {
        protocol = user;
        read(true);
    }

    @Override
    public void read(boolean on) throws IOException {
        if (on == reads || (on && ended)) {
            return;
        }
        reads = on;
        if (on) {
            loop.addReader(channel, this::readNow);
        } else {
            loop.removeReader(channel);
        }
    }

    private void readNow() {
        scratch.clear();
        try {
            int count = channel.read(scratch);
            if (count > 0) {
                protocol.received(scratch.flip());
            } else if (count < 0) {
                ended = true;
                read(false);
                protocol.inputEnded();
            }
        } catch (IOException lost) {
            close();
            protocol.lost(lost);
        }
    }

    /// Copies the bytes into the direct buffer first. From a large array, the JDK would copy all bytes for
    /// each call.
    @Override
    public void write(ByteBuffer... parts) throws IOException {
        while (true) {
            int staged = stage(parts);
            if (staged == 0) {
                return;
            }
            int written = channel.write(scratch);
            skip(parts, written);
            if (written < staged) {
                return;
            }
        }
    }

    private int stage(ByteBuffer... parts) {
        scratch.clear();
        for (ByteBuffer part : parts) {
            int count = Math.min(part.remaining(), scratch.remaining());
            scratch.put(scratch.position(), part, part.position(), count);
            scratch.position(scratch.position() + count);
        }
        return scratch.flip().remaining();
    }

    private static void skip(ByteBuffer[] parts, int written) {
        int left = written;
        for (ByteBuffer part : parts) {
            int count = Math.min(left, part.remaining());
            part.position(part.position() + count);
            left -= count;
        }
    }

    @Override
    public void watchRoom() throws IOException {
        loop.addWriter(channel, () -> {
            loop.removeWriter(channel);
            protocol.roomCame();
        });
    }

    @Override
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() {
        loop.removeReader(channel);
        loop.removeWriter(channel);
        try {
            channel.close();
        } catch (IOException failed) {
            // nothing is left to close
        }
    }

    @Override
    public void abort() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException closed) {
            // then it is closed already
        }
        close();
    }

    @Override
    public InetSocketAddress client() {
        return client;
    }

    @Override
    public InetSocketAddress server() {
        return server;
    }
}
