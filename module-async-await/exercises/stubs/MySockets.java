package tulip.async.exercise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import tulip.async.Future;
import tulip.kit.Todo;

/// Exercise 4.12: waits at sockets. The text is exercises/12-receive-send.md.
///
/// The sockets do not block: a read of an empty socket returns 0 at once.
public final class MySockets {
    private MySockets() {}

    /// Reads what there is, and waits while there is nothing.
    ///
    /// @param into  gets at least one byte, unless the stream is at its end
    /// @return how many bytes; -1 at the end of the stream
    public static int receive(SocketChannel channel, ByteBuffer into) throws IOException {
        throw new Todo("read; while nothing is there, wait for input and read again");
    }

    /// Writes all bytes that are left in the buffer, and waits while there is no room.
    public static void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
        throw new Todo("write; while bytes are left, wait for room and write again");
    }

    /// Waits until the channel has input, is at its end, or has a connection to accept.
    static void awaitInput(SelectableChannel channel) throws IOException {
        throw new Todo("a future, which the loop ends by a reader");
    }

    /// Waits until the channel has room for output, or has connected.
    private static void awaitOutput(SelectableChannel channel) throws IOException {
        throw new Todo("a future, which the loop ends by a writer");
    }

    // ---- Given: nothing to do from here on ----

    /// @return how many bytes; 0 if there are none now; -1 at the end
    private static int read(SocketChannel channel, ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /// Writes as many bytes as there is room for now, perhaps none. The others stay in the buffer.
    private static void write(SocketChannel channel, ByteBuffer from) throws IOException {
        channel.write(from);
    }

    /// Ends a future, unless it is done.
    private static void end(Future<Void> future) {
        if (!future.isDone()) {
            future.setResult(null);
        }
    }

    /// The name of a channel, for descriptions of tasks.
    private static String told(SelectableChannel channel) {
        return channel.toString();
    }
}
