package tulip.async.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import tulip.async.Async;
import tulip.async.Connection;
import tulip.async.Server;
import tulip.async.StreamReader;
import tulip.async.StreamWriter;
import tulip.async.Streams;

/// A server and its clients, on one thread.
final class TeaHouse {
    private static final SocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private TeaHouse() {}

    private static void serve(StreamReader reader, StreamWriter writer) throws IOException {
        for (byte[] line = reader.readLine(); line.length > 0; line = reader.readLine()) {
            String name = new String(line, UTF_8).strip();
            writer.write(("tea for " + name + "\n").getBytes(UTF_8));
            writer.drain(); // waits while the client does not read
        }
    }

    private static void order(List<String> names, SocketAddress house) throws IOException {
        try (Connection connection = Streams.openConnection(house)) {
            for (String name : names) {
                connection.writer().write((name + "\n").getBytes(UTF_8));
                byte[] answer = connection.reader().readLine();
                IO.println(new String(answer, UTF_8).strip());
            }
        }
    }

    private static Void house() throws IOException {
        try (Server server = Streams.startServer(TeaHouse::serve, ANY_PORT)) {
            order(List.of("Ada", "Linus"), server.address());
            order(List.of("Grace"), server.address());
        }
        return null;
    }

    static void main() {
        Async.run(TeaHouse::house);
    }
}
