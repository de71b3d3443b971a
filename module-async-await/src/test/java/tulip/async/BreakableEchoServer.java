package tulip.async;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/// A correct echo server. Each mistake overrides one or two methods, and so has only one fault.
class BreakableEchoServer {
    static final int MOST_AT_ONCE = 4 * 1024;

    final EchoServerContract.Tested tested() {
        return new EchoServerContract.Tested(this::serve, this::echo);
    }

    void serve(ServerSocketChannel channel) throws IOException {
        TaskGroup.run(group -> group.start(() -> acceptAll(channel, group)));
    }

    Void acceptAll(ServerSocketChannel channel, TaskGroup group) throws IOException {
        while (true) {
            begin(group, Connection.of(Sockets.accept(channel)));
        }
    }

    void begin(TaskGroup group, Connection connection) throws IOException {
        group.start(() -> handle(connection));
    }

    Void handle(Connection connection) throws IOException {
        try {
            echo(connection.reader(), connection.writer());
        } catch (IOException lost) {
            // the client has gone away
        } finally {
            leave(connection);
        }
        return null;
    }

    void leave(Connection connection) {
        connection.writer().abort();
    }

    void echo(StreamReader reader, StreamWriter writer) throws IOException {
        for (byte[] bytes = reader.read(MOST_AT_ONCE); bytes.length > 0; bytes = reader.read(MOST_AT_ONCE)) {
            answer(writer, bytes);
        }
        end(writer);
    }

    void answer(StreamWriter writer, byte[] bytes) throws IOException {
        writer.write(bytes);
        writer.drain();
    }

    void end(StreamWriter writer) throws IOException {
        writer.close();
        writer.waitClosed();
    }
}
