package tulip.async.exercise;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import tulip.async.StreamReader;
import tulip.async.StreamWriter;
import tulip.kit.Todo;

/// Exercise 4.13: a server that sends back what it gets. The text is exercises/13-echo-server.md.
public final class MyEchoServer {
    private static final int MOST_AT_ONCE = 4 * 1024; // bytes of one read

    private MyEchoServer() {}

    /// Accepts connections, and serves each by a task of its own, until the running task is cancelled. Then all
    /// connections end.
    public static void serve(ServerSocketChannel channel) throws IOException {
        throw new Todo("accept for ever, and start a task for each connection");
    }

    /// Sends back what it reads, up to the end of the stream. Then it closes the connection, when all is written.
    public static void echo(StreamReader reader, StreamWriter writer) throws IOException {
        throw new Todo("read, write and drain until the end; then close");
    }
}
