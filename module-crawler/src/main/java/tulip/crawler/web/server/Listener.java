package tulip.crawler.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import tulip.async.EventLoop;
import tulip.async.TimerHandle;

/// A socket that accepts connections, on a loop.
final class Listener {
    /// How many connections may wait to be accepted; the kernel's `somaxconn` is an upper limit. If more come
    /// at once, TCP tries again only after a second.
    private static final int BACKLOG = 8_192;

    private static final int MOST_AT_ONCE = 100; // connections, before other callbacks run
    private static final Duration PAUSE = Duration.ofSeconds(1); // as in asyncio

    /// Takes a connection.
    interface Acceptor {
        void accept(SocketChannel socket) throws IOException;
    }

    private final EventLoop loop;
    private final ServerSocketChannel channel;
    private final Acceptor acceptor;
    private TimerHandle pause; // null: the listener did not have to pause
    private boolean closed;

    private Listener(EventLoop loop, ServerSocketChannel channel, Acceptor acceptor) {
        this.loop = loop;
        this.channel = channel;
        this.acceptor = acceptor;
    }

    /// Begins to listen.
    ///
    /// @throws java.net.BindException if the port is in use
    static Listener open(EventLoop loop, InetSocketAddress address, Acceptor acceptor) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(address, BACKLOG);
            var listener = new Listener(loop, channel, acceptor);
            loop.addReader(channel, listener::acceptAll);
            return listener;
        } catch (Throwable failed) {
            channel.close();
            throw failed;
        }
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    private void acceptAll() {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                SocketChannel socket = channel.accept();
                if (socket == null) {
                    return;
                }
                acceptor.accept(socket);
            }
        } catch (IOException failed) {
            pause(failed);
        }
    }

    /// Accepts nothing for a while, if the system has no file descriptor left, for example. Otherwise the loop
    /// would try again in each turn.
    private void pause(IOException why) {
        loop.callExceptionHandler("the server cannot accept connections, and tries again in a second", why);
        loop.removeReader(channel);
        pause = loop.callLater(PAUSE, this::goOn);
    }

    private void goOn() {
        if (closed) {
            return;
        }
        try {
            loop.addReader(channel, this::acceptAll);
        } catch (IOException lost) {
            loop.callExceptionHandler("the server accepts no more connections", lost);
        }
    }

    void close() throws IOException {
        closed = true;
        if (pause != null) {
            pause.cancel();
        }
        loop.removeReader(channel);
        channel.close();
        loop.channels().poll(0); // a selector keeps a closed socket until it is asked, and the socket still accepts
    }
}
