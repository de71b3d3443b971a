package tulip.async;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/// A server of tasks that sends back what it gets. It shows what [Streams#startServer] does, in a few lines.
public final class EchoServer {
    private static final int MOST_AT_ONCE = 4 * 1024; // bytes of one read

    private EchoServer() {}

    /// Accepts connections, and serves each by a task of its own, until the running task is cancelled. Then all
    /// connections end.
    public static void serve(ServerSocketChannel channel) {
        TaskGroup.run(group -> group.start(() -> acceptAll(channel, group)));
    }

    private static Void acceptAll(ServerSocketChannel channel, TaskGroup group) throws IOException {
        while (true) {
            Connection connection = Connection.of(Sockets.accept(channel));
            Task<Void> task = group.start(() -> handle(connection));
            task.addDoneCallback(_ -> connection.writer().abort()); // also if the task was cancelled
        }
    }

    private static Void handle(Connection connection) {
        try {
            echo(connection.reader(), connection.writer());
        } catch (IOException lost) {
            // this client has gone away, and the others do not care
        }
        return null;
    }

    /// Sends back what it reads, up to the end of the stream. Then it closes the connection, when all is written.
    public static void echo(StreamReader reader, StreamWriter writer) throws IOException {
        for (byte[] bytes = reader.read(MOST_AT_ONCE); bytes.length > 0; bytes = reader.read(MOST_AT_ONCE)) {
            writer.write(bytes);
            writer.drain();
        }
        writer.close();
        writer.waitClosed();
    }
}
