package tulip.async;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Connections with streams of bytes (`open_connection` and `start_server` of asyncio).
public final class Streams {
    private static final int BACKLOG = 100;

    private Streams() {}

    /// What a server does for a connection.
    @FunctionalInterface
    public interface Handler {
        void handle(StreamReader reader, StreamWriter writer) throws Exception;
    }

    /// Connects to an address.
    ///
    /// @throws java.net.ConnectException if nobody listens there
    public static Connection openConnection(SocketAddress address) throws IOException {
        Channels channels = Running.loop().channels();
        SocketChannel channel = channels.calls.open();
        try {
            channels.adopt(channel);
            Sockets.connect(channel, address);
            return Connection.of(channel);
        } catch (ConnectException refused) {
            channels.close(channel);
            throw named(new ConnectException(refused.getMessage() + ": " + address), refused);
        } catch (Throwable failed) {
            channels.close(channel);
            throw failed;
        }
    }

    /// Connects to a port of a host. Tries each address of the host, in turn. Another thread looks the name up.
    ///
    /// @throws java.net.UnknownHostException if nobody knows the name
    public static Connection openConnection(String host, int port) throws Exception {
        InetAddress[] addresses = Async.toThread(() -> InetAddress.getAllByName(host));
        IOException failure = null;
        for (InetAddress address : addresses) {
            try {
                return openConnection(new InetSocketAddress(address, port));
            } catch (IOException failed) {
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        throw failure;
    }

    /// Listens at an address. Each connection is served by a task of its own, which ends with the handler. Then the
    /// connection is closed. What the handler throws goes to the exception handler of the loop.
    ///
    /// @param address  port 0: any free port, which [Server#address] tells
    /// @throws java.net.BindException if the port is in use
    public static Server startServer(Handler handler, SocketAddress address) throws IOException {
        EventLoop loop = Running.loop();
        SocketCalls calls = loop.channels().calls;
        ServerSocketChannel channel;
        try {
            channel = calls.listen(address, BACKLOG);
        } catch (BindException inUse) {
            throw named(new BindException(inUse.getMessage() + ": " + address), inUse);
        }
        try {
            return new Server(loop, channel, handler).listen();
        } catch (Throwable failed) {
            loop.channels().close(channel);
            throw failed;
        }
    }

    /// The messages of the system do not say which address they are about.
    private static <E extends IOException> E named(E withAddress, IOException cause) {
        withAddress.initCause(cause);
        return withAddress;
    }
}
